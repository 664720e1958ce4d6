package com.sitearis.maintenance.run;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The runs that this program works on. */
public final class RunningHere {

    private static final Logger log = LoggerFactory.getLogger(RunningHere.class);

    /** What a step that was told to end may take for it: children are killed, uploads are aborted. */
    private static final Duration TO_END = Duration.ofSeconds(30);

    private final Map<Long, ActiveRun> runs = new ConcurrentHashMap<>();
    private boolean closing;

    RunningHere() {}

    /** False once the program ends; the run is then left to the next one. */
    synchronized boolean enter(ActiveRun run) {
        if (closing) {
            return false;
        }
        runs.put(run.run().id(), run);
        return true;
    }

    synchronized void leave(ActiveRun run) {
        runs.remove(run.run().id(), run);
        notifyAll();
    }

    synchronized boolean closing() {
        return closing;
    }

    boolean worksOn(long runId) {
        return runs.containsKey(runId);
    }

    Collection<ActiveRun> all() {
        return List.copyOf(runs.values());
    }

    /** The numbers of the runs under way in this program. */
    public List<Long> ids() {
        return List.copyOf(runs.keySet());
    }

    /**
     * Takes no new runs, gives those under way some time to end by themselves, then hands the rest over: they wait, due
     * at once, for the next program, which goes on at the step that did not complete. Returns when all have ended.
     */
    public void shutDown(Duration grace) {
        synchronized (this) {
            closing = true;
        }
        if (allEndWithin(grace)) {
            return;
        }
        log.info(
                "handing over {}",
                all().stream().map(run -> run.run().display()).toList());
        all().forEach(run -> run.interrupt(Interruption.HANDED_OVER));
        if (!allEndWithin(TO_END)) {
            // Their fences are freed with the program's death, and the next program counts it as a crash.
            log.error("these did not end when told to, and are left: {}", ids());
        }
    }

    private synchronized boolean allEndWithin(Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        try {
            while (!runs.isEmpty()) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return runs.isEmpty();
        }
        return true;
    }
}
