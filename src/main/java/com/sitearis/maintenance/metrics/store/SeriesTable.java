package com.sitearis.maintenance.metrics.store;

import com.sitearis.maintenance.metrics.Series;
import com.sitearis.maintenance.metrics.TooManySeries;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Series by their numbers. */
final class SeriesTable {

    private static final String FIND = """
            select u.position, s.id
            from unnest(:metrics, :environments, :targets, :labels) with ordinality
                     u (metric, environment, target, labels, position)
            join app.series s on (s.environment, s.metric, s.target, s.labels)
                               = (u.environment, u.metric, u.target, u.labels::jsonb)""";
    private static final String ADD = """
            insert into app.series (metric, environment, target, labels, created_at)
            select u.metric, u.environment, u.target, u.labels::jsonb, now()
            from unnest(:metrics, :environments, :targets, :labels) u (metric, environment, target, labels)
            on conflict do nothing""";
    private static final int MOST_REMEMBERED = 100_000;

    private final JdbcClient jdbc;
    private final int mostPerEnvironment;
    private final Map<Series, Integer> committed = new ConcurrentHashMap<>();

    SeriesTable(JdbcClient jdbc, int mostPerEnvironment) {
        this.jdbc = jdbc;
        this.mostPerEnvironment = mostPerEnvironment;
    }

    /**
     * The numbers of these series; new ones are added in the caller's transaction.
     *
     * @throws TooManySeries when an environment would get too many
     */
    Map<Series, Integer> numbers(Collection<Series> wanted) {
        Map<Series, Integer> numbers = new HashMap<>(wanted.size() * 2);
        List<Series> unknown = new ArrayList<>();
        for (Series series : wanted) {
            Integer number = committed.get(series);
            if (number == null) {
                unknown.add(series);
            } else {
                numbers.put(series, number);
            }
        }
        if (!unknown.isEmpty()) {
            find(unknown, numbers);
            unknown.removeAll(numbers.keySet());
        }
        if (!unknown.isEmpty()) {
            add(unknown, numbers);
        }
        return numbers;
    }

    /** To be called after the commit: a number that was rolled back must not be remembered. */
    void remember(Map<Series, Integer> numbers) {
        if (committed.size() > MOST_REMEMBERED) {
            committed.clear();
        }
        committed.putAll(numbers);
    }

    private void add(List<Series> unknown, Map<Series, Integer> numbers) {
        // One transaction at a time adds series: only so can they be counted.
        jdbc.sql("select pg_advisory_xact_lock(hashtext('app.series'), 0)").query(rows -> {});
        find(unknown, numbers);
        List<Series> added = new ArrayList<>(unknown);
        added.removeAll(numbers.keySet());
        Map<String, Long> perEnvironment = new HashMap<>();
        added.forEach(series -> perEnvironment.merge(series.environment(), 1L, Long::sum));
        perEnvironment.forEach(this::checkCount);
        bound(ADD, added).update();
        find(added, numbers);
    }

    private void checkCount(String environment, long more) {
        Long have = jdbc.sql("select count(*) from app.series where environment = :environment")
                .param("environment", environment)
                .query(Long.class)
                .single();
        if (have + more > mostPerEnvironment) {
            throw new TooManySeries(environment, have + more, mostPerEnvironment);
        }
    }

    private void find(List<Series> series, Map<Series, Integer> into) {
        bound(FIND, series).query(row -> {
            into.put(series.get(row.getInt("position") - 1), row.getInt("id"));
        });
    }

    private JdbcClient.StatementSpec bound(String sql, List<Series> series) {
        return jdbc.sql(sql)
                .param("metrics", series.stream().map(Series::metric).toArray(String[]::new))
                .param("environments", series.stream().map(Series::environment).toArray(String[]::new))
                .param("targets", series.stream().map(Series::target).toArray(String[]::new))
                .param(
                        "labels",
                        series.stream().map(one -> Labels.json(one.labels())).toArray(String[]::new));
    }
}
