package com.sitearis.maintenance.schedule;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.quartz.TriggerKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A job that Quartz knows, with its schedule's trigger. Read in one query: asking Quartz for a thousand jobs one by one
 * would make every start wait.
 *
 * @param words the schedule as {@link PlannedJob#words} put it; null without trigger
 * @param next its next firing; null without trigger
 * @param extra one-off firings that wait
 */
record Registered(
        String name,
        String jobClass,
        @Nullable String words,
        @Nullable Instant next,
        int extra) {

    static Map<String, Registered> all(JdbcClient database) {
        return database
                .sql("""
                        select j.job_name, j.job_class_name, t.description, t.next_fire_time,
                               (select count(*) from quartz.qrtz_triggers o
                                 where o.sched_name = j.sched_name and o.job_name = j.job_name
                                   and o.job_group = j.job_group and o.trigger_group <> :plan) as extra
                          from quartz.qrtz_job_details j
                          left join quartz.qrtz_triggers t
                            on t.sched_name = j.sched_name and t.trigger_name = j.job_name and t.trigger_group = :plan
                         where j.sched_name = :cluster and j.job_group = :plan
                        """)
                .param("cluster", QuartzStore.CLUSTER)
                .param("plan", Triggers.PLAN)
                .query((row, number) -> new Registered(
                        row.getString("job_name"),
                        row.getString("job_class_name"),
                        row.getString("description"),
                        instant(row.getLong("next_fire_time")),
                        row.getInt("extra")))
                .list()
                .stream()
                .collect(Collectors.toMap(Registered::name, one -> one));
    }

    /** When each job comes up next. */
    static List<NextFiring> next(JdbcClient database) {
        return all(database).values().stream()
                .filter(one -> one.next() != null)
                .map(Registered::firing)
                .sorted(Comparator.comparing(NextFiring::at).thenComparing(NextFiring::job))
                .toList();
    }

    private static NextFiring firing(Registered one) {
        int slash = one.name().indexOf('/');
        return new NextFiring(
                one.name().substring(0, slash), one.name().substring(slash + 1), Objects.requireNonNull(one.next()));
    }

    /** Triggers that Quartz does not fire any more because a node could not make their job. */
    static List<TriggerKey> inError(JdbcClient database) {
        return database.sql(
                        "select trigger_name, trigger_group from quartz.qrtz_triggers where sched_name = ? and trigger_state = 'ERROR'")
                .param(QuartzStore.CLUSTER)
                .query((row, number) -> new TriggerKey(row.getString(1), row.getString(2)))
                .list();
    }

    private static @Nullable Instant instant(long millis) {
        return millis <= 0 ? null : Instant.ofEpochMilli(millis);
    }
}
