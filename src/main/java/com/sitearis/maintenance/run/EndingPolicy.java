package com.sitearis.maintenance.run;

import com.sitearis.maintenance.failure.Failure;
import com.sitearis.maintenance.plan.JobSpec.Retry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Decides what follows an attempt: success, another attempt, or the end. */
final class EndingPolicy {

    /** A step in which more programs than this died in a row is not tried again by itself. */
    static final int CRASHES_BORNE = 3;

    /** After a lost fence: time for the reason (a restart of our database, a network) to pass. */
    static final Duration AFTER_LOST_FENCE = Duration.ofSeconds(5);

    private EndingPolicy() {}

    static Ending succeeded(Run run) {
        return new Ending(RunState.SUCCEEDED, "succeeded", run.failures(), null, null);
    }

    static Ending interrupted(Run run, Interruption why, Instant now) {
        return switch (why) {
            case STOP_ASKED -> stopped(run);
            case HANDED_OVER ->
                new Ending(RunState.WAITING, "handed over by a program that ends", run.failures(), now, null);
            case FENCE_LOST ->
                new Ending(
                        RunState.WAITING,
                        "its fence was lost, so another program may be at it",
                        run.failures(),
                        now.plus(AFTER_LOST_FENCE),
                        null);
        };
    }

    static Ending stopped(Run run) {
        return new Ending(
                RunState.STOPPED, "stopped on request", run.failures(), null, Told.of(new RunStopped(run.id())));
    }

    static Ending failed(Run run, Failure failure, Retry retry, Instant now) {
        int failures = run.failures() + 1;
        Told told = Told.of(failure);
        if (!failure.transientCause()) {
            return new Ending(RunState.FAILED, "failed; trying again cannot help", failures, null, told);
        }
        if (failures > retry.times()) {
            return new Ending(RunState.FAILED, "failed; no attempt is left", failures, null, told);
        }
        Instant next = now.plus(retry.waitBefore());
        return new Ending(RunState.WAITING, "failed; the next attempt is due later", failures, next, told);
    }

    /** How often programs died in this step, in a row, with this one. */
    static int crashes(Run run, String step) {
        return step.equals(run.crashedStep()) ? run.crashes() + 1 : 1;
    }

    /** The end of a run whose step kills every program that tries it. */
    static Optional<Ending> crashed(Run run, String step) {
        int crashes = crashes(run, step);
        return crashes <= CRASHES_BORNE
                ? Optional.empty()
                : Optional.of(new Ending(
                        RunState.FAILED,
                        "failed; its programs died again and again",
                        run.failures(),
                        null,
                        Told.of(new RunCrashedAgain(run, step, crashes))));
    }
}
