package com.sitearis.maintenance.console.pages.today;

import com.sitearis.maintenance.finding.FindingFilter;
import com.sitearis.maintenance.finding.Findings;
import com.sitearis.maintenance.finding.KnownFinding;
import com.sitearis.maintenance.finding.Severity;
import com.sitearis.maintenance.incident.Incident;
import com.sitearis.maintenance.incident.Incidents;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.run.Run;
import com.sitearis.maintenance.run.RunFilter;
import com.sitearis.maintenance.run.RunState;
import com.sitearis.maintenance.run.Runs;
import com.sitearis.maintenance.schedule.JobStatus;
import com.sitearis.maintenance.schedule.JobStatuses;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/** What the first page tells, read in one go. */
class Today {

    private static final int MOST = 50;
    private static final int COMING = 8;

    /** A slot that nobody took up for so long is late; nodes look every few seconds. */
    private static final Duration LATE = Duration.ofMinutes(2);

    private final Runs runs;
    private final JobStatuses statuses;
    private final Incidents incidents;
    private final NewestProofs proofs;
    private final Findings findings;
    private final Budgets budgets;
    private final Supplier<MaintenancePlan> plan;
    private final Clock clock;

    Today(
            Runs runs,
            JobStatuses statuses,
            Incidents incidents,
            NewestProofs proofs,
            Findings findings,
            Budgets budgets,
            Supplier<MaintenancePlan> plan,
            Clock clock) {
        this.runs = runs;
        this.statuses = statuses;
        this.incidents = incidents;
        this.proofs = proofs;
        this.findings = findings;
        this.budgets = budgets;
        this.plan = plan;
        this.clock = clock;
    }

    /**
     * The page.
     *
     * @param failed the newest run of its job and target is this one, and it failed or was stopped
     * @param open runs that are under way or wait for their next attempt
     * @param late runs past their limit
     * @param missed slots that nobody took up
     * @param next the next firings, soonest first
     * @param done the latest runs that ended well
     */
    record View(
            List<Run> failed,
            List<Run> open,
            List<Run> late,
            List<JobStatus> missed,
            List<JobStatus> next,
            List<Run> done,
            List<NewestProofs.Line> proofs,
            List<Incident> incidents,
            List<KnownFinding> findings,
            List<Budgets.Line> budgets) {}

    View now() {
        Instant now = clock.instant();
        List<Run> open = list(Set.of(RunState.RUNNING, RunState.WAITING), MOST);
        List<JobStatus> jobs = statuses.of(plan.get());
        List<JobStatus> next = coming(jobs);
        Instant late = now.minus(LATE);
        return new View(
                failed(jobs),
                open,
                open.stream()
                        .filter(run -> run.finishBy() != null && run.finishBy().isBefore(now))
                        .toList(),
                next.stream().filter(job -> before(job, late)).toList(),
                next.stream().filter(job -> !before(job, late)).limit(COMING).toList(),
                list(Set.of(RunState.SUCCEEDED), COMING),
                proofs.lines(),
                incidents.unfinished(),
                findings.list(new FindingFilter(null, null, Severity.SEVERE, false), null, MOST),
                budgets.lines());
    }

    /** Soonest first; a paused job does not come. */
    private static List<JobStatus> coming(List<JobStatus> jobs) {
        return jobs.stream()
                .filter(job -> job.next() != null && job.pause() == null)
                .sorted(Comparator.comparing(job -> Objects.requireNonNull(job.next())))
                .toList();
    }

    private static boolean before(JobStatus job, Instant moment) {
        return job.next() != null && job.next().isBefore(moment);
    }

    private List<Run> failed(List<JobStatus> jobs) {
        return runs.find(jobs.stream()
                .filter(job -> job.lastState() == RunState.FAILED || job.lastState() == RunState.STOPPED)
                .map(job -> Objects.requireNonNull(job.lastRun()))
                .toList());
    }

    private List<Run> list(Set<RunState> states, int most) {
        return runs.list(new RunFilter(states, null, null, null, most));
    }
}
