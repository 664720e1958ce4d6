package com.sitearis.maintenance.notify;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Empties the outbox every few seconds, and once more at the program's end, when the runs have ended and before the database
 * goes. What is left then is sent by another node, or after the next start.
 */
final class DispatchLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DispatchLoop.class);
    private static final Duration ONE_ROUND = Duration.ofMinutes(10);
    private static final Duration LAST_ROUND = Duration.ofSeconds(10);

    private final Dispatch dispatch;
    private final Duration every;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, work -> {
        Thread sender = new Thread(work, "outbox");
        sender.setDaemon(true);
        return sender;
    });
    private volatile boolean started;
    private boolean failing;

    DispatchLoop(Dispatch dispatch, Duration every) {
        this.dispatch = dispatch;
        this.every = every;
    }

    @Override
    public void start() {
        started = true;
        var unused = thread.scheduleWithFixedDelay(
                () -> round(ONE_ROUND), every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void round(Duration atMost) {
        try {
            dispatch.drain(atMost);
            if (failing) {
                log.warn("the outbox is emptied again");
                failing = false;
            }
        } catch (RuntimeException | Error e) {
            if (!failing) {
                log.error("the outbox cannot be emptied, and is tried again every {}", every, e);
                failing = true;
            }
        }
    }

    @Override
    public void stop() {
        thread.shutdown();
        try {
            if (thread.awaitTermination(LAST_ROUND.toSeconds(), TimeUnit.SECONDS)) {
                round(LAST_ROUND);
            } else {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        started = false;
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    /** Below the runs' phase: they end first, and what they have to say still leaves. */
    @Override
    public int getPhase() {
        return SmartLifecycle.DEFAULT_PHASE - 2;
    }
}
