package com.sitearis.maintenance.incident;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Has a node look after incidents every half minute. Not a job: a run a minute would bury the runs that matter. */
final class IncidentWatchLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(IncidentWatchLoop.class);
    private static final Duration EVERY = Duration.ofSeconds(30);

    private final IncidentWatch watch;
    private final boolean serving;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, work -> {
        Thread watching = new Thread(work, "incident-watch");
        watching.setDaemon(true);
        return watching;
    });
    private volatile boolean started;
    private boolean failing;

    IncidentWatchLoop(IncidentWatch watch, boolean serving) {
        this.watch = watch;
        this.serving = serving;
    }

    @Override
    public void start() {
        started = true;
        if (serving) {
            var unused = thread.scheduleWithFixedDelay(this::look, 1_000, EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        try {
            watch.look();
            if (failing) {
                log.warn("incidents are looked after again");
                failing = false;
            }
        } catch (RuntimeException e) {
            if (!failing) {
                log.error("incidents cannot be looked after, which is tried again every {}", EVERY, e);
                failing = true;
            }
        }
    }

    @Override
    public void stop() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
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
}
