package com.sitearis.maintenance.schedule;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the chores of a node, one after another, every few seconds, and at once when it is woken. Its own thread, not a Quartz job: it has to work when
 * Quartz's threads are all busy or its triggers are stuck.
 */
final class Sweep implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Sweep.class);

    private final List<Chore> chores;
    private final ScheduledThreadPoolExecutor thread;
    private final AtomicBoolean woken = new AtomicBoolean();

    Sweep(List<Chore> chores) {
        this.chores = List.copyOf(chores);
        this.thread = new ScheduledThreadPoolExecutor(1, work -> {
            Thread sweeper = new Thread(work, "sweep");
            sweeper.setDaemon(true);
            return sweeper;
        });
    }

    void start(Duration every) {
        var unused =
                thread.scheduleWithFixedDelay(this::once, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A round as soon as possible; calls that come before it begins are one. */
    void wake() {
        if (woken.compareAndSet(false, true)) {
            thread.execute(() -> {
                woken.set(false);
                once();
            });
        }
    }

    /** A chore that fails does not keep the others, or the next round, from being done; an executor drops a task that throws. */
    void once() {
        for (Chore chore : chores) {
            try {
                chore.work().run();
            } catch (RuntimeException | Error e) {
                log.error("the sweep could not look after {}; it tries again", chore.name(), e);
            }
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                log.warn("the sweep did not end within 10 seconds");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
