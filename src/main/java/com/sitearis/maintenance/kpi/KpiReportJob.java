package com.sitearis.maintenance.kpi;

import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.JobSteps;
import com.sitearis.maintenance.run.RunRecipe;
import org.springframework.batch.core.job.Job;

/** Tells the month before the slot's: freezes its figures, makes the workbook of them, and sends it. */
final class KpiReportJob implements RunRecipe<KpiReportSettings> {

    private static final KpiReportKind KIND = new KpiReportKind();

    private final KpiReports reports;
    private final KpiMail mail;

    KpiReportJob(KpiReports reports, KpiMail mail) {
        this.reports = reports;
        this.mail = mail;
    }

    @Override
    public JobKind<KpiReportSettings> kind() {
        return KIND;
    }

    @Override
    public Job build(Assignment<KpiReportSettings> assignment, JobSteps steps) {
        KpiReportWork work = new KpiReportWork(assignment, reports, mail);
        return steps.job()
                .start(steps.step("freeze", work::freeze))
                .next(steps.step("build", work::build))
                .next(steps.step("send", work::send))
                .build();
    }
}
