package com.sitearis.maintenance.notify.news;

import com.sitearis.maintenance.notify.Message;
import com.sitearis.maintenance.notify.words.Moments;
import com.sitearis.maintenance.notify.words.Page;
import com.sitearis.maintenance.notify.words.Phrase;
import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.run.Run;
import com.sitearis.maintenance.run.RunDetail;
import com.sitearis.maintenance.run.Told;
import com.sitearis.maintenance.run.TriggerStuck;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is told of runs. */
final class RunPages {

    private final MaintenancePlan plan;
    private final Locale in;
    private final Moments moments;
    private final List<String> offDuty;

    /**
     * @param offDuty those who are to be told when none of them is on duty now; empty when somebody is
     */
    RunPages(MaintenancePlan plan, List<String> offDuty) {
        this.plan = plan;
        this.in = plan.language();
        this.moments = new Moments(in, plan.zone());
        this.offDuty = List.copyOf(offDuty);
    }

    Message failed(RunDetail detail, Optional<JobSpec> job) {
        Run run = detail.run();
        Page page = begun(Phrase.RUN_FAILED_LEAD, run.job(), run.target());
        facts(page, detail, job);
        if (run.finished() != null) {
            page.fact(Phrase.FINISHED.in(in), moments.at(run.finished()));
        }
        Told told = run.told();
        page.section(Phrase.WHAT_HAPPENED.in(in), told == null ? Phrase.NO_MESSAGE.in(in) : told.message());
        if (told != null) {
            page.section(Phrase.WHAT_TO_DO.in(in), told.hint());
            runbook(page, told.runbook());
        }
        console(page, run);
        page.commands(Phrase.RELAUNCH.in(in), List.of("./maintenance job relaunch " + run.id()));
        page.commands(Phrase.DETAILS.in(in), List.of("./maintenance run show " + run.id()));
        return message(Phrase.RUN_FAILED_SUBJECT, run.job(), run.target(), page);
    }

    Message overdue(RunDetail detail, Optional<JobSpec> job, Instant finishBy) {
        Run run = detail.run();
        Page page = begun(Phrase.RUN_OVERDUE_LEAD, run.job(), run.target());
        facts(page, detail, job);
        page.fact(Phrase.FINISH_BY.in(in), moments.at(finishBy));
        runbook(page, "run-overdue");
        console(page, run);
        page.commands(
                Phrase.STOP_OR_LOOK.in(in),
                List.of("./maintenance run show " + run.id(), "./maintenance job stop " + run.id()));
        return message(Phrase.RUN_OVERDUE_SUBJECT, run.job(), run.target(), page);
    }

    Message stuck(TriggerStuck stuck) {
        Page page = begun(Phrase.TRIGGER_STUCK_LEAD, stuck.job(), stuck.target());
        page.section(Phrase.WHAT_HAPPENED.in(in), Phrase.TRIGGER_STUCK_CAUSE.in(in));
        page.section(Phrase.WHAT_TO_DO.in(in), Phrase.TRIGGER_STUCK_REMEDY.in(in));
        runbook(page, "trigger-stuck");
        return message(Phrase.TRIGGER_STUCK_SUBJECT, stuck.job(), stuck.target(), page);
    }

    private void runbook(Page page, String name) {
        String heading = Phrase.RUNBOOK.in(in);
        plan.page("/runbook/" + name)
                .ifPresentOrElse(
                        address -> page.link(heading, address),
                        () -> page.section(heading, "src/docs/runbook/" + name + ".md"));
    }

    private void console(Page page, Run run) {
        plan.page("/runs/" + run.id()).ifPresent(address -> page.link(Phrase.CONSOLE.in(in), address));
    }

    private Page begun(Phrase lead, String job, String target) {
        Page page = new Page(in).lead(lead.in(in, job, target));
        if (!offDuty.isEmpty()) {
            page.remark(Phrase.NOBODY_ON_DUTY.in(in, String.join(", ", offDuty)));
        }
        return page;
    }

    private void facts(Page page, RunDetail detail, Optional<JobSpec> job) {
        Run run = detail.run();
        job.map(JobSpec::purpose)
                .filter(purpose -> !purpose.isEmpty())
                .ifPresent(purpose -> page.fact(Phrase.PURPOSE.in(in), purpose));
        page.fact(Phrase.RUN.in(in), Long.toString(run.id()));
        page.fact(Phrase.SLOT.in(in), moments.at(run.slot()));
        if (detail.lastStep() != null) {
            page.fact(Phrase.STEP.in(in), detail.lastStep());
        }
        page.fact(Phrase.ATTEMPT.in(in), Integer.toString(run.attempt()));
    }

    private Message message(Phrase phrase, String job, String target, Page page) {
        String subject = phrase.in(in, plan.name(), job, target);
        return new Message(subject, page.text(), page.html(subject));
    }
}
