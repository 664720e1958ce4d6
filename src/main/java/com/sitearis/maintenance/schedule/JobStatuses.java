package com.sitearis.maintenance.schedule;

import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.run.Run;
import com.sitearis.maintenance.run.Runs;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells where every job stands, as the whole cluster knows it; needs nothing but a database. */
public final class JobStatuses {

    private final JdbcClient jdbc;
    private final Runs runs;
    private final JobPauses pauses;

    public JobStatuses(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.runs = new Runs(jdbc, clock);
        this.pauses = new JobPauses(jdbc, clock);
    }

    /** In the plan's order. */
    public List<JobStatus> of(MaintenancePlan plan) {
        Map<String, Instant> next = Registered.next(jdbc).stream()
                .collect(Collectors.toMap(one -> PlannedJob.name(one.job(), one.target()), NextFiring::at));
        Map<String, Run> last = runs.latest(plan.jobs()).stream()
                .collect(Collectors.toMap(run -> PlannedJob.name(run.job(), run.target()), Function.identity()));
        Map<String, JobPause> paused = pauses.inForce().stream()
                .collect(Collectors.toMap(JobPause::job, Function.identity(), (older, newer) -> newer));
        return plan.jobs().stream()
                .flatMap(job -> job.targets().stream().map(target -> {
                    String name = PlannedJob.name(job.name(), target);
                    return status(job, target, next.get(name), last.get(name), paused.get(job.name()));
                }))
                .toList();
    }

    private static JobStatus status(
            JobSpec job, String target, @Nullable Instant next, @Nullable Run last, @Nullable JobPause pause) {
        return new JobStatus(
                job.name(),
                target,
                job.kind().name(),
                Scheduling.words(job.schedule()),
                next,
                last == null ? null : last.id(),
                last == null ? null : last.slot(),
                last == null ? null : last.state(),
                pause);
    }
}
