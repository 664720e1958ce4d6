package com.sitearis.maintenance.schedule;

import com.sitearis.maintenance.run.Run;
import com.sitearis.maintenance.run.Runs;
import java.time.Clock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs that nobody works on although they have not ended: their program died, or their next attempt is due. Quartz spreads
 * them over the nodes like any other firing.
 */
final class UnfinishedRuns {

    private static final Logger log = LoggerFactory.getLogger(UnfinishedRuns.class);

    private final Runs runs;
    private final ClusterScheduler cluster;
    private final Clock clock;

    UnfinishedRuns(Runs runs, ClusterScheduler cluster, Clock clock) {
        this.runs = runs;
        this.cluster = cluster;
        this.clock = clock;
    }

    void resume() {
        Stream.concat(runs.orphaned().stream(), runs.dueForRetry().stream()).forEach(this::resume);
    }

    private void resume(Run run) {
        if (cluster.resume(run, clock.instant())) {
            log.info(
                    "run {} ({} on {}, slot {}) is {} and nobody works on it; a node will go on with it",
                    run.id(),
                    run.job(),
                    run.target(),
                    run.slot(),
                    run.state());
        }
    }
}
