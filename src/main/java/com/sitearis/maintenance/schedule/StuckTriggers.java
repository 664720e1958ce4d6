package com.sitearis.maintenance.schedule;

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

    StuckTriggers(ClusterScheduler cluster, JdbcClient database) {
        this.cluster = cluster;
        this.database = database;
    }

    void reset() {
        for (TriggerKey key : Registered.inError(database)) {
            cluster.reset(key);
            log.error(
                    "the trigger of {} was in state ERROR and did not fire; it has been reset. HINT: look in every node's "
                            + "log for \"setting trigger state to ERROR\": that node cannot load the job "
                            + "(runbook: trigger-stuck)",
                    key.getName());
        }
    }
}
