package com.sitearis.maintenance.schedule;

import com.sitearis.maintenance.run.TriggerStuck;
import java.time.Clock;
import java.util.function.Consumer;
import org.quartz.TriggerKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Quartz puts a trigger into state ERROR, cluster-wide and for ever, when one node could not load its job's class (an older
 * jar, a broken installation). Such a trigger is reset and told.
 */
final class StuckTriggers {

    private static final Logger log = LoggerFactory.getLogger(StuckTriggers.class);

    private final ClusterScheduler cluster;
    private final JdbcClient database;
    private final Clock clock;
    private final Consumer<TriggerStuck> told;

    StuckTriggers(ClusterScheduler cluster, JdbcClient database, Clock clock, Consumer<TriggerStuck> told) {
        this.cluster = cluster;
        this.database = database;
        this.clock = clock;
        this.told = told;
    }

    void reset() {
        for (TriggerKey key : Registered.inError(database)) {
            cluster.reset(key);
            log.error(
                    "the trigger of {} was in state ERROR and did not fire; it has been reset. HINT: look in every node's "
                            + "log for \"setting trigger state to ERROR\": that node cannot load the job "
                            + "(runbook: trigger-stuck)",
                    key.getName());
            told.accept(stuck(key.getName()));
        }
    }

    private TriggerStuck stuck(String name) {
        int slash = name.indexOf('/');
        return new TriggerStuck(name.substring(0, Math.max(0, slash)), name.substring(slash + 1), clock.instant());
    }
}
