package com.sitearis.maintenance.metrics.store;

import static com.sitearis.maintenance.metrics.store.SqlTime.timestamp;

import com.sitearis.maintenance.metrics.Delivery;
import com.sitearis.maintenance.metrics.Sample;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Readings of counters, and the samples made of their growth: kept together, so that no growth is counted twice or lost. */
public final class Readings {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final MetricStore store;

    public Readings(DataSource database, MetricStore store) {
        this.jdbc = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        this.store = store;
    }

    /** What was read last, and what is read now. */
    public record Pair(Map<String, Double> before, Map<String, Double> now) {

        /** How much a counter grew; absent the first time and after a reset. */
        public OptionalDouble growth(String name) {
            OptionalDouble change = change(name);
            return change.isPresent() && change.getAsDouble() >= 0 ? change : OptionalDouble.empty();
        }

        /** The same for what may become smaller as well. */
        public OptionalDouble change(String name) {
            Double old = before.get(name);
            Double current = now.get(name);
            return old == null || current == null ? OptionalDouble.empty() : OptionalDouble.of(current - old);
        }
    }

    /**
     * Stores the samples made of a reading, and the reading; nothing when the delivery is known.
     *
     * @return how many samples
     */
    public int deliver(
            String source, String id, Instant at, Map<String, Double> reading, Function<Pair, List<Sample>> samples) {
        Integer stored = transaction.execute(status -> {
            // Two at once would both start from the same reading.
            jdbc.sql("select pg_advisory_xact_lock(hashtext('app.counter_reading'), hashtext(:source))")
                    .param("source", source)
                    .query(rows -> {});
            if (store.knows(source, id)) {
                return 0;
            }
            List<Sample> made = samples.apply(new Pair(before(source), reading));
            store.store(new Delivery(source, id, made));
            keep(source, at, reading);
            return made.size();
        });
        return stored == null ? 0 : stored;
    }

    private Map<String, Double> before(String source) {
        Map<String, Double> before = new HashMap<>();
        jdbc.sql("select name, value from app.counter_reading where source = :source")
                .param("source", source)
                .query(row -> {
                    before.put(row.getString("name"), row.getDouble("value"));
                });
        return before;
    }

    /** Replaces them all: a counter that was not read this time has a gap, and begins anew. */
    private void keep(String source, Instant at, Map<String, Double> reading) {
        jdbc.sql("delete from app.counter_reading where source = :source")
                .param("source", source)
                .update();
        Map<String, Double> ordered = new TreeMap<>(reading);
        jdbc.sql("insert into app.counter_reading (source, name, at, value)"
                        + " select :source, name, :at, value from unnest(:names, :values) r (name, value)")
                .param("source", source)
                .param("at", timestamp(at))
                .param("names", ordered.keySet().toArray(String[]::new))
                .param("values", ordered.values().toArray(Double[]::new))
                .update();
    }
}
