package com.sitearis.maintenance.metrics.collect;

import com.sitearis.maintenance.metrics.Sample;
import com.sitearis.maintenance.metrics.Series;
import com.sitearis.maintenance.metrics.store.Readings;
import com.sitearis.maintenance.metrics.store.Readings.Pair;
import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.postgres.PgConnections;
import com.sitearis.maintenance.postgres.SqlFile;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.JobSteps;
import com.sitearis.maintenance.run.RunRecipe;
import com.sitearis.maintenance.run.StepScope;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.springframework.batch.core.job.Job;

/** Asks a database how it is: size, connections, cache, transactions, deadlocks, replication, dead rows, transaction ids. */
public final class PostgresStatisticsJob implements RunRecipe<PostgresStatisticsSettings> {

    private static final PostgresStatisticsKind KIND = new PostgresStatisticsKind();
    private static final String QUERY = SqlFile.text("metrics/postgres-statistics.sql");
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(15);
    private static final int ANSWER_WITHIN_SECONDS = 30;

    private final Readings readings;
    private final Clock clock;

    public PostgresStatisticsJob(Readings readings, Clock clock) {
        this.readings = readings;
        this.clock = clock;
    }

    @Override
    public JobKind<PostgresStatisticsSettings> kind() {
        return KIND;
    }

    @Override
    public Job build(Assignment<PostgresStatisticsSettings> assignment, JobSteps steps) {
        Database database = Objects.requireNonNull(assignment.plan().databases().get(assignment.target()));
        String id = assignment.slot().toString();
        return steps.job()
                .start(steps.step(
                        "collect", scope -> collect(database, assignment.job().name(), id, scope)))
                .build();
    }

    void collect(Database database, String job, String id, StepScope scope) throws SQLException {
        Instant at = clock.instant();
        Map<String, Double> reading = read(database);
        int samples = readings.deliver(
                "postgres-statistics:" + job + ":" + database.name(),
                id,
                at,
                reading,
                pair -> new Made(database, at, pair).samples());
        scope.note(samples + " samples");
    }

    private static Map<String, Double> read(Database database) throws SQLException {
        Map<String, Double> reading = new TreeMap<>();
        try (Connection connection = PgConnections.open(database.address(), "maintenance statistics", CONNECT_WITHIN);
                Statement statement = connection.createStatement()) {
            connection.setReadOnly(true);
            statement.setQueryTimeout(ANSWER_WITHIN_SECONDS);
            try (ResultSet row = statement.executeQuery(QUERY)) {
                row.next();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    double value = row.getDouble(i);
                    if (!row.wasNull()) {
                        reading.put(row.getMetaData().getColumnLabel(i), value);
                    }
                }
            }
        }
        return reading;
    }

    /** The samples of one reading. What the database does not tell makes none. */
    private static final class Made {

        private final Database database;
        private final Instant at;
        private final Pair pair;
        private final List<Sample> samples = new ArrayList<>();

        Made(Database database, Instant at, Pair pair) {
            this.database = database;
            this.at = at;
            this.pair = pair;
        }

        List<Sample> samples() {
            gauge("db.size", "size");
            gauge("db.connections", "connections");
            gauge("db.longest-transaction", "longest_transaction");
            gauge("db.replication-lag", "replication_lag");
            gauge("db.dead-tuples", "dead_tuples");
            gauge("db.xid-age", "xid_age");
            add("db.connections.used", ratio(now("connections"), now("max_connections")));
            add("db.growth", pair.change("size"));
            add("db.transactions", pair.growth("commits"));
            add("db.rollbacks", pair.growth("rollbacks"));
            add("db.deadlocks", pair.growth("deadlocks"));
            OptionalDouble hit = pair.growth("blocks_hit");
            OptionalDouble read = pair.growth("blocks_read");
            if (hit.isPresent() && read.isPresent()) {
                add("db.cache-hits", ratio(hit, OptionalDouble.of(hit.getAsDouble() + read.getAsDouble())));
            }
            return samples;
        }

        private void gauge(String metric, String column) {
            add(metric, now(column));
        }

        private OptionalDouble now(String column) {
            Double value = pair.now().get(column);
            return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
        }

        private static OptionalDouble ratio(OptionalDouble part, OptionalDouble whole) {
            return part.isEmpty() || whole.isEmpty() || whole.getAsDouble() == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(part.getAsDouble() / whole.getAsDouble());
        }

        private void add(String metric, OptionalDouble value) {
            if (value.isPresent()) {
                Series series = Series.of(metric, database.environment(), database.name(), Map.of());
                samples.add(new Sample(series, at, value.getAsDouble()));
            }
        }
    }
}
