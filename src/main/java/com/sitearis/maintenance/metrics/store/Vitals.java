package com.sitearis.maintenance.metrics.store;

import static com.sitearis.maintenance.metrics.store.SqlTime.timestamp;

import com.sitearis.maintenance.metrics.Delivery;
import com.sitearis.maintenance.metrics.Sample;
import com.sitearis.maintenance.metrics.Series;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Web vitals on their way from browsers to samples: of one page and metric the last value counts. */
public final class Vitals {

    static final Duration SETTLES_AFTER = Duration.ofMinutes(30);
    private static final Duration REMEMBERED = Duration.ofDays(1);
    private static final int AT_ONCE = 10_000;

    /**
     * One report of a page.
     *
     * @param id made by the page, the same when it reports again
     */
    public record Vital(String id, String metric, String environment, String target, String device, double value) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final MetricStore store;
    private final Clock clock;

    public Vitals(DataSource database, MetricStore store, Clock clock) {
        this.jdbc = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        this.store = store;
        this.clock = clock;
    }

    /** Keeps reports; what comes after its value has become a sample changes nothing. */
    public void report(List<Vital> vitals) {
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> vitals.stream()
                .sorted((one, other) -> (one.id() + one.metric()).compareTo(other.id() + other.metric()))
                .forEach(vital -> report(vital, now)));
    }

    private void report(Vital vital, Instant now) {
        jdbc.sql("""
                        insert into app.vital (id, metric, environment, target, device, value, reported_at)
                        values (:id, :metric, :environment, :target, :device, :value, :now)
                        on conflict (id, metric) do update set value = excluded.value, reported_at = excluded.reported_at
                        where not vital.settled""")
                .param("id", vital.id())
                .param("metric", vital.metric())
                .param("environment", vital.environment())
                .param("target", vital.target())
                .param("device", vital.device())
                .param("value", vital.value())
                .param("now", timestamp(now))
                .update();
    }

    /** Makes samples of what has not changed for half an hour; answers how many. */
    public int settle() {
        Instant now = clock.instant();
        int settled = 0;
        for (int more = AT_ONCE; more == AT_ONCE; settled += more) {
            more = Objects.requireNonNull(transaction.execute(status -> settleSome(now)));
        }
        jdbc.sql("delete from app.vital where settled and reported_at < :old")
                .param("old", timestamp(now.minus(REMEMBERED)))
                .update();
        return settled;
    }

    private int settleSome(Instant now) {
        List<Sample> samples = jdbc.sql("""
                        update app.vital v set settled = true
                        from (select id, metric from app.vital where not settled and reported_at < :before
                              order by reported_at limit :most for update skip locked) due
                        where v.id = due.id and v.metric = due.metric
                        returning v.metric, v.environment, v.target, v.device, v.value, v.reported_at""")
                .param("before", timestamp(now.minus(SETTLES_AFTER)))
                .param("most", AT_ONCE)
                .query((row, number) -> new Sample(
                        Series.of(
                                row.getString("metric"),
                                row.getString("environment"),
                                row.getString("target"),
                                Map.of("device", row.getString("device"))),
                        SqlTime.instant(row, "reported_at"),
                        row.getDouble("value")))
                .list();
        if (!samples.isEmpty()) {
            store.store(new Delivery("vitals", UUID.randomUUID().toString(), samples));
        }
        return samples.size();
    }
}
