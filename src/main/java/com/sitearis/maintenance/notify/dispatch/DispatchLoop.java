package com.sitearis.maintenance.notify.dispatch;

import com.sitearis.maintenance.notify.Outbox;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Empties the outbox every few seconds, by two threads so that one slow server does not keep all else waiting, and once more at the program's end, when the runs have ended and before the database
 * goes. What is left then is sent by another node, or after the next start.
 */
final class DispatchLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DispatchLoop.class);
    private static final Duration ONE_ROUND = Duration.ofMinutes(10);
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration LAST_ROUND = Duration.ofSeconds(10);

    private static final int THREADS = 2;

    private final Dispatch dispatch;
    private final Outbox outbox;
    private final Duration every;
    private final ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(THREADS, work -> {
        Thread sender = new Thread(work, "outbox");
        sender.setDaemon(true);
        return sender;
    });
    private volatile boolean started;
    private final AtomicBoolean failing = new AtomicBoolean();

    DispatchLoop(Dispatch dispatch, Outbox outbox, Duration every) {
        this.dispatch = dispatch;
        this.outbox = outbox;
        this.every = every;
    }

    @Override
    public void start() {
        started = true;
        for (int i = 0; i < THREADS; i++) {
            repeat(() -> dispatch.drain(ONE_ROUND), every);
        }
        repeat(outbox::forget, A_DAY);
    }

    private void repeat(Runnable work, Duration pause) {
        var unused = threads.scheduleWithFixedDelay(
                () -> round(work), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The log tells when it begins and ceases to fail; an executor drops a task that throws. */
    private void round(Runnable work) {
        try {
            work.run();
            if (failing.compareAndSet(true, false)) {
                log.warn("the outbox is emptied again");
            }
        } catch (RuntimeException | Error e) {
            if (failing.compareAndSet(false, true)) {
                log.error("the outbox cannot be emptied, and is tried again every {}", every, e);
            }
        }
    }

    @Override
    public void stop() {
        threads.shutdown();
        try {
            if (threads.awaitTermination(LAST_ROUND.toSeconds(), TimeUnit.SECONDS)) {
                round(() -> dispatch.drain(LAST_ROUND));
            } else {
                threads.shutdownNow();
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
