package com.sitearis.maintenance.metrics.probe;

import com.sitearis.maintenance.run.StepScope;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lets so many begin at once. Whoever takes longer than a second makes room for the next: those that hang hold up nobody. */
final class Lanes implements AutoCloseable {

    static final Duration ROOM = Duration.ofSeconds(1);
    private static final long LOOK_EVERY_MILLIS = 200;

    private final Semaphore free;
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, work -> {
        Thread thread = new Thread(work, "availability-probe-lanes");
        thread.setDaemon(true);
        return thread;
    });

    Lanes(int atOnce) {
        this.free = new Semaphore(atOnce, true);
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Waits until one more may begin; what is answered begins when it is called, and makes room when it ends at the latest. */
    <T> Callable<T> enter(Callable<T> work, StepScope scope) throws InterruptedException {
        while (!free.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
            scope.checkStop();
        }
        AtomicBoolean inside = new AtomicBoolean(true);
        Runnable leave = () -> {
            if (inside.getAndSet(false)) {
                free.release();
            }
        };
        ScheduledFuture<?> late = timer.schedule(leave, ROOM.toMillis(), TimeUnit.MILLISECONDS);
        return () -> {
            try {
                return work.call();
            } finally {
                late.cancel(false);
                leave.run();
            }
        };
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
