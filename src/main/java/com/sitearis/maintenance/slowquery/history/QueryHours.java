package com.sitearis.maintenance.slowquery.history;

import com.sitearis.maintenance.slowquery.history.WeeklyQuery.Source;
import com.sitearis.maintenance.slowquery.sketch.DurationSketch;
import com.sitearis.maintenance.slowquery.sketch.SketchBytes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Adds to the hours of one database from one source, in the caller's transaction. */
public final class QueryHours {

    private static final int LONGEST_TEXT = 8 * 1024;

    private static final String ADD = """
            insert into app.query_hour as h (target, source, hour, fingerprint, account, nested, calls, total_us, max_us,
                   rows, shared_hit, shared_read, temporary_bytes, lock_waits, lock_us, errors, durations)
            select ?, ?, n.*
              from unnest(?::timestamptz[], ?::bigint[], ?::text[], ?::boolean[], ?::bigint[], ?::bigint[], ?::bigint[],
                          ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                          ?::bytea[]) n
                on conflict (target, hour, source, fingerprint, account, nested) do update
               set calls = h.calls + excluded.calls,
                   total_us = h.total_us + excluded.total_us,
                   max_us = greatest(h.max_us, excluded.max_us),
                   rows = h.rows + excluded.rows,
                   shared_hit = h.shared_hit + excluded.shared_hit,
                   shared_read = h.shared_read + excluded.shared_read,
                   temporary_bytes = h.temporary_bytes + excluded.temporary_bytes,
                   lock_waits = h.lock_waits + excluded.lock_waits,
                   lock_us = h.lock_us + excluded.lock_us,
                   errors = h.errors + excluded.errors,
                   durations = excluded.durations""";

    private static final String COVER = """
            insert into app.query_coverage as c (target, source, hour, complete, notes)
            select ?, ?, hour, ?, ? from unnest(?::timestamptz[]) hour
                on conflict (target, hour, source) do update
               set complete = c.complete and excluded.complete,
                   notes = (select coalesce(array_agg(distinct note order by note), '{}')
                              from unnest(c.notes || excluded.notes) note)""";

    private record Key(Instant hour, long fingerprint) {}

    private final Connection connection;
    private final String target;
    private final Source source;

    /** {@code connection} is in a transaction that the caller ends. */
    public QueryHours(Connection connection, String target, Source source) {
        this.connection = connection;
        this.target = target;
        this.source = source;
    }

    /** Normal forms by their fingerprints. In one order, so that two transactions never wait for each other. */
    public void texts(Map<Long, String> texts) throws SQLException {
        if (texts.isEmpty()) {
            return;
        }
        Map<Long, String> ordered = new TreeMap<>(texts);
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into app.query_text (fingerprint, text) select * from unnest(?::bigint[], ?::text[])
                    on conflict do nothing""")) {
            insert.setArray(
                    1, connection.createArrayOf("bigint", ordered.keySet().toArray()));
            insert.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            ordered.values().stream().map(QueryHours::storable).toArray()));
            insert.executeUpdate();
        }
    }

    private static String storable(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_TEXT)).replace('\0', ' ');
    }

    /** Adds figures, each hour, statement, account and nesting at most once. */
    public void add(List<HourFigures> figures) throws SQLException {
        if (figures.isEmpty()) {
            return;
        }
        lock(connection, target, source);
        Map<Key, byte[]> before = sketches(figures);
        try (PreparedStatement insert = connection.prepareStatement(ADD)) {
            insert.setString(1, target);
            insert.setString(2, source.name());
            Columns columns = new Columns(insert, figures);
            columns.set("timestamptz", one -> at(one.hour()));
            columns.set("bigint", HourFigures::fingerprint);
            columns.set("text", HourFigures::account);
            columns.set("boolean", HourFigures::nested);
            columns.set("bigint", HourFigures::calls);
            columns.set("bigint", HourFigures::totalMicros);
            columns.set("bigint", HourFigures::maxMicros);
            columns.set("bigint", HourFigures::rows);
            columns.set("bigint", HourFigures::sharedHit);
            columns.set("bigint", HourFigures::sharedRead);
            columns.set("bigint", HourFigures::temporaryBytes);
            columns.set("bigint", HourFigures::lockWaits);
            columns.set("bigint", HourFigures::lockMicros);
            columns.set("bigint", HourFigures::errors);
            columns.bytes(one -> merged(one, before));
            insert.executeUpdate();
        }
    }

    /** Sketches are merged here: nobody else may add to the same hours meanwhile. */
    static void lock(Connection connection, String target, Source source) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, "sitearis-maintenance/query-hours/" + source + "/" + target);
            lock.execute();
        }
    }

    private Map<Key, byte[]> sketches(List<HourFigures> figures) throws SQLException {
        Map<Key, byte[]> sketches = new HashMap<>();
        if (figures.stream().allMatch(one -> one.durations() == null)) {
            return sketches;
        }
        try (PreparedStatement select = connection.prepareStatement("""
                select hour, fingerprint, durations from app.query_hour
                 where target = ? and source = ? and durations is not null and hour = any (?::timestamptz[])""")) {
            select.setString(1, target);
            select.setString(2, source.name());
            Object[] hours = figures.stream()
                    .map(HourFigures::hour)
                    .distinct()
                    .map(QueryHours::at)
                    .toArray();
            select.setArray(3, connection.createArrayOf("timestamptz", hours));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Instant hour = row.getObject(1, OffsetDateTime.class).toInstant();
                    sketches.put(new Key(hour, row.getLong(2)), row.getBytes(3));
                }
            }
        }
        return sketches;
    }

    private static byte @Nullable [] merged(HourFigures one, Map<Key, byte[]> before) {
        DurationSketch more = one.durations();
        if (more == null) {
            return null;
        }
        byte[] sketch = before.get(new Key(one.hour(), one.fingerprint()));
        if (sketch == null) {
            return SketchBytes.of(more);
        }
        DurationSketch sum = new DurationSketch();
        SketchBytes.addTo(sum, sketch);
        sum.merge(more);
        return SketchBytes.of(sum);
    }

    /** Something is known of these hours; with {@code gaps} they are not complete. */
    public void cover(Collection<Instant> hours, List<String> gaps) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(COVER)) {
            insert.setString(1, target);
            insert.setString(2, source.name());
            insert.setBoolean(3, gaps.isEmpty());
            insert.setArray(4, connection.createArrayOf("text", gaps.toArray()));
            insert.setArray(
                    5,
                    connection.createArrayOf(
                            "timestamptz",
                            hours.stream().sorted().map(QueryHours::at).toArray()));
            insert.executeUpdate();
        }
    }

    /** Hours of which something is known already are not complete. */
    public void incomplete(Instant from, Instant to, String gap) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update app.query_coverage
                   set complete = false, notes = case when ? = any (notes) then notes else notes || ?::text end
                 where target = ? and source = ? and hour > ?::timestamptz - interval '1 hour' and hour < ?""")) {
            update.setString(1, gap);
            update.setString(2, gap);
            update.setString(3, target);
            update.setString(4, source.name());
            update.setObject(5, at(from));
            update.setObject(6, at(to));
            update.executeUpdate();
        }
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** One array for each column. */
    private final class Columns {

        private final PreparedStatement insert;
        private final List<HourFigures> figures;
        private int next = 3;

        Columns(PreparedStatement insert, List<HourFigures> figures) {
            this.insert = insert;
            this.figures = figures;
        }

        void set(String type, Function<HourFigures, @Nullable Object> column) throws SQLException {
            List<@Nullable Object> values = new ArrayList<>(figures.size());
            figures.forEach(one -> values.add(column.apply(one)));
            insert.setArray(next++, connection.createArrayOf(type, values.toArray()));
        }

        void bytes(Function<HourFigures, byte @Nullable []> column) throws SQLException {
            byte[] @Nullable [] values = new byte[figures.size()][];
            for (int i = 0; i < values.length; i++) {
                values[i] = column.apply(figures.get(i));
            }
            insert.setArray(next++, connection.createArrayOf("bytea", values));
        }
    }
}
