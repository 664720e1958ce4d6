package com.sitearis.maintenance.run;

import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/**
 * Starts the chores with the program, and ends the runs before it.
 *
 * <p>One phase below the scheduler's: at the end no new firing comes, then the runs end or are handed over, and only then
 * do the connection pool and the embedded server go.
 */
final class RunLifecycle implements SmartLifecycle {

    private final RunningHere running;
    private final Chores chores;
    private final Runnable start;
    private final Runnable end;
    private final Duration grace;
    private volatile boolean started;

    RunLifecycle(RunningHere running, Chores chores, Runnable start, Runnable end, Duration grace) {
        this.running = running;
        this.chores = chores;
        this.start = start;
        this.end = end;
        this.grace = grace;
    }

    @Override
    public void start() {
        start.run();
        started = true;
    }

    /** The chores go on meanwhile: a run in its grace time can still be stopped. */
    @Override
    public void stop() {
        running.shutDown(grace);
        chores.close();
        end.run();
        started = false;
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 1;
    }
}
