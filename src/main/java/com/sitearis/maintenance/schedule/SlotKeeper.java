package com.sitearis.maintenance.schedule;

import com.sitearis.maintenance.plan.Schedule.Missed;
import com.sitearis.maintenance.run.RunLauncher;
import com.sitearis.maintenance.schedule.Slots.Turn;
import com.sitearis.maintenance.schedule.Triggers.Shot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.quartz.JobExecutionException;
import org.quartz.Trigger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that a slot that has come up is launched, by this node or another one, now or a little later; Quartz itself
 * forgets a firing when its job returns.
 */
final class SlotKeeper {

    /** When a slot comes up again that could not be launched. */
    static final Duration AGAIN = Duration.ofSeconds(20);

    /**
     * How often a slot is handed on that no node knows: an hour, longer than any roll-out of new plan files takes.
     */
    static final int UNKNOWN_TRIES = 180;

    private static final Logger log = LoggerFactory.getLogger(SlotKeeper.class);

    private final RunLauncher launcher;
    private final ClusterScheduler cluster;
    private final JobPauses pauses;
    private final Clock clock;
    private final Duration again;
    private final CountDownLatch stopping = new CountDownLatch(1);

    SlotKeeper(RunLauncher launcher, ClusterScheduler cluster, JobPauses pauses, Clock clock, Duration again) {
        this.launcher = launcher;
        this.cluster = cluster;
        this.pauses = pauses;
        this.clock = clock;
        this.again = again;
    }

    /** Whether a slot that its schedule brought up is to be run; moves the trigger past slots that are not. */
    boolean wanted(Trigger trigger, Missed missed, Shot shot) {
        Instant now = clock.instant();
        Turn turn = Slots.turn(Firings.of(trigger), missed, shot.slot(), now);
        if (turn.next() != null) {
            log.warn(
                    "job {} on {}: slots from {} were missed; going on with {}",
                    shot.job(),
                    shot.target(),
                    shot.slot(),
                    turn.next());
            cluster.moveTo(trigger, turn.next());
        } else if (!turn.run()) {
            log.warn("job {} on {}: slot {} was missed and is skipped", shot.job(), shot.target(), shot.slot());
        }
        return turn.run();
    }

    /** What a person asks for runs, paused or not. */
    private boolean paused(Shot shot) {
        boolean skipped = shot.askedBy() == null && pauses.skips(shot.job(), shot.target(), shot.slot());
        if (skipped) {
            log.warn("job {} on {}: it is paused, slot {} is skipped", shot.job(), shot.target(), shot.slot());
        }
        return skipped;
    }

    void launch(Shot shot) throws JobExecutionException {
        try {
            if (paused(shot)) {
                return;
            }
            RunLauncher.Outcome outcome = launcher.launch(shot.job(), shot.target(), shot.slot(), shot.askedBy());
            switch (outcome) {
                case ENDED, WAITING ->
                    log.debug("job {} on {}, slot {}: {}", shot.job(), shot.target(), shot.slot(), outcome);
                case BUSY -> busy(shot);
                case UNKNOWN -> unknown(shot);
            }
        } catch (RuntimeException e) {
            log.error(
                    "job {} on {}, slot {} could not be launched; it comes up again in {}",
                    shot.job(),
                    shot.target(),
                    shot.slot(),
                    again,
                    e);
            keep(shot);
        }
    }

    /** Executions under way stop waiting for the database. */
    void stop() {
        stopping.countDown();
    }

    private void busy(Shot shot) throws JobExecutionException {
        if (shot.tries() == 0) {
            log.info("job {} on {}: slot {} waits until another run has ended", shot.job(), shot.target(), shot.slot());
        }
        keep(shot);
    }

    private void unknown(Shot shot) throws JobExecutionException {
        if (shot.tries() >= UNKNOWN_TRIES) {
            log.error(
                    "slot {} of job {} on {} is given up: no node's plan knows it. HINT: `maintenance plan reload` "
                            + "removes jobs that are no longer in the files (runbook: slot-unknown)",
                    shot.slot(),
                    shot.job(),
                    shot.target());
            return;
        }
        if (shot.tries() % 15 == 0) {
            log.error(
                    "slot {} of job {} on {} is not in this node's plan and is handed on. HINT: give every node the "
                            + "same plan files, then `maintenance plan reload` (runbook: slot-unknown)",
                    shot.slot(),
                    shot.job(),
                    shot.target());
        }
        keep(shot);
    }

    /**
     * Brings the slot up again. When not even that can be stored (the database is away), the execution goes on: its entry
     * in Quartz's table of fired triggers is then all that remembers the slot. It stays until the execution ends, or until
     * the program is gone and another node recovers it.
     */
    private void keep(Shot shot) throws JobExecutionException {
        try {
            again(shot);
        } catch (RuntimeException e) {
            if (stopped()) {
                // The last chance: if the database is back, Quartz will now be able to forget the firing.
                again(shot);
            } else {
                throw new JobExecutionException(e, true);
            }
        }
    }

    private void again(Shot shot) {
        cluster.once(shot.again(), clock.instant().plus(again));
    }

    private boolean stopped() {
        try {
            return stopping.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
