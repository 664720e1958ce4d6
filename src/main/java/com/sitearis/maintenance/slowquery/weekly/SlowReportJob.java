package com.sitearis.maintenance.slowquery.weekly;

import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.plan.Parameter;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.JobSteps;
import com.sitearis.maintenance.run.RunRecipe;
import com.sitearis.maintenance.run.StepScope;
import java.time.LocalDate;
import org.springframework.batch.core.job.Job;

/** Tells the week before the slot's: makes page and workbook once, and mails them. */
final class SlowReportJob implements RunRecipe<SlowReportSettings> {

    private static final SlowReportKind KIND = new SlowReportKind();

    private final SlowReportDesk desk;

    SlowReportJob(SlowReportDesk desk) {
        this.desk = desk;
    }

    @Override
    public JobKind<SlowReportSettings> kind() {
        return KIND;
    }

    @Override
    public Job build(Assignment<SlowReportSettings> assignment, JobSteps steps) {
        return steps.job()
                .start(steps.step("report", scope -> report(assignment, scope)))
                .next(steps.step("send", scope -> send(assignment, scope)))
                .build();
    }

    void report(Assignment<SlowReportSettings> assignment, StepScope scope) {
        KeptReport report = kept(assignment);
        scope.note(report.subject());
        scope.note(report.fileName() + ".html, " + report.page().length / 1024 + " kB; .xlsx, "
                + report.workbook().length / 1024 + " kB");
    }

    void send(Assignment<SlowReportSettings> assignment, StepScope scope) {
        desk.send(kept(assignment)).forEach(scope::note);
    }

    /** The one asked for, else the slot's week before: a run that was missed and comes later is still for the week it was due for. */
    private KeptReport kept(Assignment<SlowReportSettings> assignment) {
        LocalDate monday = assignment
                .parameter(SlowReportKind.WEEK)
                .map(Parameter::monday)
                .orElseGet(() -> SlowReportDesk.weekBefore(assignment.date()));
        return desk.report(
                assignment.settings().report(), monday, assignment.settings().databases(), null);
    }
}
