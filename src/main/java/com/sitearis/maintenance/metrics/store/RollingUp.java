package com.sitearis.maintenance.metrics.store;

import static com.sitearis.maintenance.metrics.store.SqlTime.timestamp;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Rebuilds the rollups of dirty hours from their raw samples.
 *
 * <p>All in one snapshot: the rows of {@code app.dirty_hour} that it shows, the samples that came with them, and the part
 * their rollups belong to. Whoever rolls up the same hours at the same time gets a serialization failure and nothing else.
 */
final class RollingUp {

    private static final String RAW = """
            select s.series_id, date_trunc('hour', s.at, 'UTC') as hour, s.at, s.value, m.threshold
            from app.sample s join app.series on app.series.id = s.series_id
                 left join app.metric m on m.name = app.series.metric
            where s.at >= ? and s.at < ? and date_trunc('hour', s.at, 'UTC') = any (?::timestamptz[])
            order by s.series_id, s.at, s.value""";
    private static final int FETCH = 10_000;
    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate streaming;
    private final TransactionTemplate snapshot;
    private final Months months;

    RollingUp(JdbcTemplate template, TransactionTemplate snapshot, Months months) {
        this.jdbc = JdbcClient.create(template);
        this.streaming = new JdbcTemplate(Objects.requireNonNull(template.getDataSource()));
        this.streaming.setFetchSize(FETCH);
        this.snapshot = snapshot;
        this.months = months;
    }

    /** Hours that have ended and are to be rolled up, as lists that lie on one day each. */
    List<List<Instant>> due(Instant now) {
        List<Instant> hours = jdbc.sql("select distinct hour from app.dirty_hour where hour < :current order by hour")
                .param("current", timestamp(Hours.of(now)))
                .query((row, number) -> SqlTime.instant(row, "hour"))
                .list();
        Map<Object, List<Instant>> days = new TreeMap<>();
        hours.forEach(hour ->
                days.computeIfAbsent(Hours.day(hour), day -> new ArrayList<>()).add(hour));
        return List.copyOf(days.values());
    }

    /** Rolls up hours of one day; all of them or, when it is cut short, none. */
    void rollUp(List<Instant> hours, ZoneId zone) {
        snapshot.executeWithoutResult(status -> {
            Instant first = hours.get(0);
            Instant end = Hours.next(hours.get(hours.size() - 1));
            short part = months.one(Hours.month(first)).part();
            String[] wanted = hours.stream().map(Instant::toString).toArray(String[]::new);
            jdbc.sql("delete from app.dirty_hour where hour = any(:hours::timestamptz[])")
                    .param("hours", wanted)
                    .update();
            // The range names the partition; the list alone would have every month searched.
            jdbc.sql("delete from app.sample_hour where hour >= :first and hour < :end"
                            + " and date_trunc('hour', hour, 'UTC') = any(:hours::timestamptz[]) and part = :part")
                    .param("first", timestamp(first))
                    .param("end", timestamp(end))
                    .param("hours", wanted)
                    .param("part", part)
                    .update();
            Writing writing = new Writing(part, zone);
            streaming.query(RAW, writing::row, timestamp(first), timestamp(end), wanted);
            writing.end();
        });
    }

    /** Adds up rows that come ordered by series and time, and writes each hour when it is complete. */
    private final class Writing {

        private static final String INSERT = "insert into app.sample_hour (series_id, hour, minutes, part, "
                + Rollup.COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

        private final short part;
        private final ZoneId zone;
        private final List<Object[]> batch = new ArrayList<>();
        private final Map<Integer, Instant> latest = new TreeMap<>();
        private @Nullable Rollup rollup;
        private int series;
        private Piece piece = new Piece(Instant.EPOCH, 60);

        Writing(short part, ZoneId zone) {
            this.part = part;
            this.zone = zone;
        }

        void row(ResultSet row) throws SQLException {
            int its = row.getInt("series_id");
            Instant at = SqlTime.instant(row, "at");
            boolean inside = !at.isBefore(piece.from()) && at.isBefore(piece.to());
            if (rollup == null || its != series || !inside) {
                complete();
                series = its;
                piece = Piece.of(at, zone);
                rollup = new Rollup(row.getObject("threshold", Double.class));
            }
            rollup.add(at, row.getDouble("value"));
        }

        private void complete() {
            if (rollup == null) {
                return;
            }
            List<@Nullable Object> values = new ArrayList<>();
            values.add(series);
            values.add(timestamp(piece.from()));
            values.add(piece.minutes());
            values.add(part);
            values.addAll(rollup.values());
            batch.add(values.toArray());
            latest.merge(series, rollup.lastAt(), (one, other) -> one.isAfter(other) ? one : other);
            if (batch.size() >= BATCH) {
                flush();
            }
        }

        private void flush() {
            streaming.batchUpdate(INSERT, batch);
            batch.clear();
        }

        void end() {
            complete();
            flush();
            List<Object[]> seen = new ArrayList<>();
            latest.forEach((id, at) -> seen.add(new Object[] {timestamp(at), id}));
            streaming.batchUpdate("update app.series set last_at = greatest(last_at, ?) where id = ?", seen);
        }
    }
}
