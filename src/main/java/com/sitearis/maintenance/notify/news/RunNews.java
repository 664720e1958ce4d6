package com.sitearis.maintenance.notify.news;

import com.sitearis.maintenance.notify.Message;
import com.sitearis.maintenance.notify.Notice;
import com.sitearis.maintenance.notify.Notices;
import com.sitearis.maintenance.notify.duty.Duty;
import com.sitearis.maintenance.plan.Contact;
import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.run.RunDetail;
import com.sitearis.maintenance.run.RunFinished;
import com.sitearis.maintenance.run.RunOverdue;
import com.sitearis.maintenance.run.RunState;
import com.sitearis.maintenance.run.Runs;
import com.sitearis.maintenance.run.TriggerStuck;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.context.event.EventListener;

/** Tells whom the job file names when a run failed or is late, and when its schedule was stuck. */
final class RunNews {

    private final Supplier<MaintenancePlan> plan;
    private final Runs runs;
    private final Notices notices;
    private final Clock clock;

    RunNews(Supplier<MaintenancePlan> plan, Runs runs, Notices notices, Clock clock) {
        this.plan = plan;
        this.runs = runs;
        this.notices = notices;
        this.clock = clock;
    }

    /** The run's end is told again after a death in between, and again after a relaunch: only the latter is news. */
    @EventListener
    void on(RunFinished finished) {
        if (finished.state() == RunState.FAILED) {
            String key = "run/" + finished.runId() + "/failed/" + finished.finished();
            tell(key, finished.job(), pages -> pages.failed(detail(finished.runId()), job(finished.job())));
        }
    }

    @EventListener
    void on(RunOverdue overdue) {
        String key = "run/" + overdue.runId() + "/overdue/" + overdue.finishBy();
        tell(
                key,
                overdue.job(),
                pages -> pages.overdue(detail(overdue.runId()), job(overdue.job()), overdue.finishBy()));
    }

    /** Every node tells, every few seconds while it lasts: one notice an hour is enough. */
    @EventListener
    void on(TriggerStuck stuck) {
        Instant hour = stuck.at().truncatedTo(ChronoUnit.HOURS);
        String key = "trigger/" + stuck.job() + "/" + stuck.target() + "/" + hour;
        tell(key, stuck.job(), pages -> pages.stuck(stuck));
    }

    private void tell(String key, String job, Function<RunPages, Message> words) {
        MaintenancePlan current = plan.get();
        List<String> named = job(job).map(JobSpec::tellOnFailure).orElse(List.of());
        List<String> onDuty = new Duty(current)
                .at(clock.instant()).stream().map(Contact::name).toList();
        List<String> all = new ArrayList<>(named);
        boolean fallback = onDuty.stream().noneMatch(named::contains);
        if (fallback) {
            // Whoever is named reads it in the morning; somebody should read it now.
            all.addAll(onDuty);
        }
        RunPages pages = new RunPages(current, fallback && !named.isEmpty() ? named : List.of());
        Message message = words.apply(pages);
        notices.tell(new Notice(key, all, message.subject(), message.text(), message.html()));
    }

    private RunDetail detail(long run) {
        return runs.show(run).orElseThrow(() -> new IllegalStateException("run " + run + " is not on record"));
    }

    private Optional<JobSpec> job(String name) {
        return plan.get().job(name);
    }
}
