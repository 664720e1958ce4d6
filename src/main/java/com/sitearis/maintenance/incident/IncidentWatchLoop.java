package com.sitearis.maintenance.incident;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Has a node look after incidents and windows every half minute. Not a job: a run a minute would bury the runs that matter. */
final class IncidentWatchLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(IncidentWatchLoop.class);
    private static final Duration EVERY = Duration.ofSeconds(30);

    private final List<Lookout> lookouts;
    private final boolean serving;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, work -> {
        Thread watching = new Thread(work, "incident-watch");
        watching.setDaemon(true);
        return watching;
    });
    private volatile boolean started;
    private final Set<Lookout> failing = new HashSet<>();

    IncidentWatchLoop(List<Lookout> lookouts, boolean serving) {
        this.lookouts = List.copyOf(lookouts);
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
        lookouts.forEach(this::look);
    }

    /** One that fails keeps no other from looking. The log tells when it begins and ceases to. */
    private void look(Lookout lookout) {
        try {
            lookout.look();
            if (failing.remove(lookout)) {
                log.warn("incidents and windows are looked after again");
            }
        } catch (RuntimeException e) {
            if (failing.add(lookout)) {
                log.error("incidents or windows cannot be looked after, which is tried again every {}", EVERY, e);
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
