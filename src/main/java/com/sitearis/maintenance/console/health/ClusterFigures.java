package com.sitearis.maintenance.console.health;

import com.sitearis.maintenance.plan.MaintenancePlan;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the database tells of the whole cluster, asked anew at every scrape; every node answers the same. What never happened
 * has no figure, rather than one of 0.
 */
final class ClusterFigures implements MultiCollector {

    private static final String PREFIX = "maintenance_";

    private static final String RUNS_OF_A_DAY = """
            select state, '', count(*) from app.run where created >= :now - interval '1 day' group by state""";

    private static final String RUNS_OPEN = """
            select state, '', count(*) from app.run where state in ('RUNNING', 'WAITING') group by state""";

    // One look into the index for each job and target, however many runs they have.
    private static final String LAST_SUCCESS = """
            with recursive known as (
                (select job, target from app.run order by job, target limit 1)
                union all
                select next.job, next.target
                from known cross join lateral (
                    select job, target from app.run
                    where (job, target) > (known.job, known.target) order by job, target limit 1) next)
            select known.job, known.target, extract(epoch from :now - success.finished)
            from known cross join lateral (
                select finished from app.run
                where job = known.job and target = known.target and state = 'SUCCEEDED'
                order by slot desc limit 1) success""";

    private static final String NEWEST_PROVEN = """
            select database, '', extract(epoch from :now - max(snapshot_at))
            from app.backup
            where plan = :plan and state = 'SEALED' and verdict in ('PROVEN', 'PROVEN_EXCEPT')
            group by database""";

    private static final String OUTBOX =
            "select channel, '', count(*) from app.outgoing where state = 'WAITING' group by channel";

    private static final String TRIGGERS = """
            select case when trigger_state = 'ERROR' then 'error' else 'late' end, '', count(*)
            from quartz.qrtz_triggers
            where trigger_state = 'ERROR'
               or (trigger_state = 'WAITING' and next_fire_time < extract(epoch from :now - interval '1 minute') * 1000)
            group by 1""";

    private static final String NODES =
            "select '', '', count(*) from app.node where seen > :now - interval '20 seconds'";

    private final JdbcClient jdbc;
    private final Supplier<MaintenancePlan> plan;
    private final Clock clock;

    ClusterFigures(JdbcClient jdbc, Supplier<MaintenancePlan> plan, Clock clock) {
        this.jdbc = jdbc;
        this.plan = plan;
        this.clock = clock;
    }

    @Override
    public MetricSnapshots collect() {
        return new MetricSnapshots(List.of(
                figure("runs_last_day", "Runs created in the last 24 hours, by state", RUNS_OF_A_DAY, "state"),
                figure("runs_open", "Runs that have not ended", RUNS_OPEN, "state"),
                figure(
                        "job_last_success_age_seconds",
                        "Time since a job last succeeded on a target; absent when it never did",
                        LAST_SUCCESS,
                        "job",
                        "target"),
                figure(
                        "backup_newest_proven_age_seconds",
                        "Age of the state that the newest proven backup holds; absent when none is proven",
                        NEWEST_PROVEN,
                        "database"),
                figure("outgoing_waiting", "Messages that wait to be sent", OUTBOX, "channel"),
                figure("triggers_stuck", "Triggers of the schedule that do not fire", TRIGGERS, "why"),
                figure("nodes_alive", "Nodes that were heard of within 20 seconds", NODES)));
    }

    /** The query answers the labels' values, two of them or empty, and the figure. */
    private GaugeSnapshot figure(String name, String help, String sql, String... labels) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        var query = jdbc.sql(sql);
        query = sql.contains(":now") ? query.param("now", now) : query;
        query = sql.contains(":plan") ? query.param("plan", plan.get().name()) : query;
        List<GaugeDataPointSnapshot> points = query.query((row, number) -> {
                    String[] values = new String[labels.length];
                    for (int index = 0; index < labels.length; index++) {
                        values[index] = row.getString(index + 1);
                    }
                    return new GaugeDataPointSnapshot(row.getDouble(3), Labels.of(labels, values), null);
                })
                .list();
        return new GaugeSnapshot(new MetricMetadata(PREFIX + name, help), points);
    }
}
