package com.sitearis.maintenance.run;

import com.sitearis.maintenance.failure.Failure;
import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.run.RunLauncher.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works on one run whose fence is held, and puts on record how the attempt ended. */
final class Worker {

    private static final Logger log = LoggerFactory.getLogger(Worker.class);

    /**
     * A worker that merely lost its fence notices within a second and needs a moment to end its children; whoever takes
     * over leaves it that moment.
     */
    static final Duration LAST_WORKERS_TIME = Duration.ofSeconds(3);

    private final Attempts attempts;
    private final BatchHistory history;
    private final BatchWork batch;
    private final RunningHere running;
    private final Announcements announcements;
    private final RunLog lines;
    private final Node node;
    private final Clock clock;

    Worker(
            Attempts attempts,
            BatchHistory history,
            BatchWork batch,
            RunningHere running,
            Announcements announcements,
            RunLog lines,
            Node node,
            Clock clock) {
        this.attempts = attempts;
        this.history = history;
        this.batch = batch;
        this.running = running;
        this.announcements = announcements;
        this.lines = lines;
        this.node = node;
        this.clock = clock;
    }

    /** One attempt, or the end of a run that must not have another. */
    Outcome work(Run run, MaintenancePlan plan, JobSpec spec, Fence fence) {
        if (running.worksOn(run.id())) {
            // Its former fence was lost, and our own thread has not ended yet.
            return Outcome.BUSY;
        }
        boolean orphan = run.state() == RunState.RUNNING;
        if (orphan) {
            letTheLastWorkerEnd(run);
        }
        String diedIn = history.mend(run);
        if (run.stop() != null) {
            return stop(run);
        }
        Optional<Ending> hopeless = orphan ? EndingPolicy.crashed(run, diedIn) : Optional.empty();
        if (hopeless.isPresent()) {
            return record(run, hopeless.get(), null);
        }
        if (orphan) {
            log.warn("{} is taken over from {}, which died", run.display(), run.node());
        }
        Optional<Run> begun = orphan ? attempts.takeOver(run, spec, diedIn) : attempts.begin(run, spec);
        return begun.map(ours -> attempt(new ActiveRun(ours), plan, spec, fence))
                .orElse(Outcome.BUSY);
    }

    /** Ends a run whose program died before it could obey. */
    Outcome stop(Run run) {
        return run.state().ended() ? Outcome.ENDED : record(run, EndingPolicy.stopped(run), null);
    }

    private Outcome attempt(ActiveRun active, MaintenancePlan plan, JobSpec spec, Fence fence) {
        if (!running.enter(active)) {
            return record(
                    active.run(),
                    EndingPolicy.interrupted(active.run(), Interruption.HANDED_OVER, clock.instant()),
                    null);
        }
        try (RunLog.Recording recording = lines.record(active.run())) {
            announcements.started(active.run());
            fence.watch(() -> active.interrupt(Interruption.FENCE_LOST));
            boolean completed = history.completed(active.run()) || batch.completes(active, plan, spec);
            // Only after the end is durable may the program end.
            return record(
                    active.run(),
                    ending(active, completed, spec),
                    active.failure().orElse(null));
        } finally {
            running.leave(active);
        }
    }

    private Ending ending(ActiveRun active, boolean completed, JobSpec spec) {
        Run run = active.run();
        if (completed) {
            return EndingPolicy.succeeded(run);
        }
        Optional<Interruption> why = active.interruption();
        if (why.isPresent()) {
            return EndingPolicy.interrupted(run, why.get(), clock.instant());
        }
        return EndingPolicy.failed(run, active.failure().orElseThrow(), spec.retry(), clock.instant());
    }

    private Outcome record(Run run, Ending ending, @Nullable Failure failure) {
        Optional<Run> recorded = attempts.end(run, ending);
        if (recorded.isEmpty()) {
            log.error("{}: another program has taken over; what happened here does not count", run.display());
            return Outcome.BUSY;
        }
        log(recorded.get(), ending, failure);
        if (!recorded.get().state().ended()) {
            return Outcome.WAITING;
        }
        announcements.finished(recorded.get());
        return Outcome.ENDED;
    }

    private static void log(Run run, Ending ending, @Nullable Failure failure) {
        Throwable trace = failure instanceof RunFailedUnexpectedly ? failure.getCause() : null;
        Told told = ending.told();
        String what = told == null ? "" : ": " + told.line() + " (runbook: " + told.runbook() + ")";
        switch (run.state()) {
            case FAILED -> log.error("{} {}{}", run.display(), ending.reason(), what, trace);
            case WAITING ->
                log.warn("{} {}, at {}{}", run.display(), ending.reason(), ending.nextAttempt(), what, trace);
            default -> log.info("{} {}", run.display(), ending.reason());
        }
    }

    private void letTheLastWorkerEnd(Run run) {
        if (run.node() == null || node.surelyGone(run.node())) {
            return;
        }
        try {
            Thread.sleep(LAST_WORKERS_TIME.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
