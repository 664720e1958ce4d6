package com.sitearis.maintenance.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The nodes of the cluster as Quartz's check-ins show them. */
final class ClusterNodes {

    /** What Quartz itself grants beyond the check-in interval before it takes a node for dead. */
    private static final Duration GRACE = Duration.ofMillis(7500);

    private final JdbcClient database;
    private final Clock clock;

    ClusterNodes(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    List<ClusterNode> alive() {
        return database.sql("""
                        select instance_name, last_checkin_time from quartz.qrtz_scheduler_state
                         where sched_name = ? and last_checkin_time + checkin_interval + ? >= ?
                         order by instance_name
                        """)
                .params(QuartzStore.CLUSTER, GRACE.toMillis(), clock.millis())
                .query((row, number) ->
                        new ClusterNode(QuartzStore.nodeName(row.getString(1)), Instant.ofEpochMilli(row.getLong(2))))
                .list();
    }

    /** A node that stops in order says so, unless it leaves firings behind that another node has to recover. */
    void leave(String instance) {
        database.sql("""
                        delete from quartz.qrtz_scheduler_state s
                         where s.sched_name = ? and s.instance_name = ?
                           and not exists (select from quartz.qrtz_fired_triggers f
                                            where f.sched_name = s.sched_name and f.instance_name = s.instance_name)
                        """).params(QuartzStore.CLUSTER, instance).update();
    }
}
