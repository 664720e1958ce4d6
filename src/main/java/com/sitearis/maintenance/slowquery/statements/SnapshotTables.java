package com.sitearis.maintenance.slowquery.statements;

import com.sitearis.maintenance.slowquery.fingerprint.SqlNormalizer;
import com.sitearis.maintenance.slowquery.statements.Snapshot.Server;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The last snapshot of a database, in our own tables and in the caller's transaction. */
final class SnapshotTables {

    private static final String PUT = """
            insert into app.statement_snapshot (target, taken_at, counted_from, server_time, server_started, server_major,
                   stats_reset, evictions, hidden, userid, dbid, queryid, toplevel, fingerprint, stats_since, calls,
                   total_us, rows, shared_hit, shared_read, temporary_bytes, rules)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (target) do update
               set (taken_at, counted_from, server_time, server_started, server_major, stats_reset, evictions, hidden,
                    userid, dbid, queryid, toplevel, fingerprint, stats_since, calls, total_us, rows, shared_hit,
                    shared_read, temporary_bytes, rules)
                 = (excluded.taken_at, excluded.counted_from, excluded.server_time, excluded.server_started,
                    excluded.server_major, excluded.stats_reset, excluded.evictions, excluded.hidden, excluded.userid,
                    excluded.dbid, excluded.queryid, excluded.toplevel, excluded.fingerprint, excluded.stats_since,
                    excluded.calls, excluded.total_us, excluded.rows, excluded.shared_hit, excluded.shared_read,
                    excluded.temporary_bytes, excluded.rules)""";

    private final Connection connection;
    private final String target;

    SnapshotTables(Connection connection, String target) {
        this.connection = connection;
        this.target = target;
    }

    /**
     * The snapshot before.
     *
     * @param countedFrom since when differences follow one another without a break
     * @param rules by which its fingerprints were made
     */
    record Last(Snapshot snapshot, Instant countedFrom, int rules) {

        /** The fingerprints that need not be made again. */
        Map<Entry.Key, Long> fingerprints() {
            Map<Entry.Key, Long> known = new HashMap<>();
            if (rules == SqlNormalizer.RULES) {
                snapshot.entries().forEach((key, entry) -> known.put(key, entry.fingerprint()));
            }
            return known;
        }
    }

    /** One snapshot of a database at a time; waits for the other's end. */
    void lock() throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, "sitearis-maintenance/statement-snapshot/" + target);
            lock.execute();
        }
    }

    Optional<Last> last() throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select * from app.statement_snapshot where target = ?")) {
            select.setString(1, target);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Server server = new Server(
                        instant(row, "server_time"),
                        instant(row, "server_started"),
                        row.getInt("server_major"),
                        maybe(row, "stats_reset"),
                        row.getObject("evictions", Long.class));
                Snapshot snapshot = new Snapshot(instant(row, "taken_at"), server, row.getLong("hidden"), entries(row));
                return Optional.of(new Last(snapshot, instant(row, "counted_from"), row.getInt("rules")));
            }
        }
    }

    private static Map<Entry.Key, Entry> entries(ResultSet row) throws SQLException {
        Long[] userid = (Long[]) row.getArray("userid").getArray();
        Long[] dbid = (Long[]) row.getArray("dbid").getArray();
        Long[] queryid = (Long[]) row.getArray("queryid").getArray();
        Boolean[] toplevel = (Boolean[]) row.getArray("toplevel").getArray();
        Long[] fingerprint = (Long[]) row.getArray("fingerprint").getArray();
        @Nullable
        Timestamp[] since = (@Nullable Timestamp[]) row.getArray("stats_since").getArray();
        Long[] calls = (Long[]) row.getArray("calls").getArray();
        Long[] micros = (Long[]) row.getArray("total_us").getArray();
        Long[] rows = (Long[]) row.getArray("rows").getArray();
        Long[] hit = (Long[]) row.getArray("shared_hit").getArray();
        Long[] read = (Long[]) row.getArray("shared_read").getArray();
        Long[] temporary = (Long[]) row.getArray("temporary_bytes").getArray();
        Map<Entry.Key, Entry> entries = new HashMap<>();
        for (int i = 0; i < userid.length; i++) {
            Entry.Key key = new Entry.Key(userid[i], dbid[i], queryid[i], toplevel[i]);
            Counters counters = new Counters(calls[i], micros[i], rows[i], hit[i], read[i], temporary[i]);
            Timestamp began = since[i];
            entries.put(key, new Entry(key, "", fingerprint[i], began == null ? null : began.toInstant(), counters));
        }
        return entries;
    }

    /** Puts the snapshot in the place of the last one. */
    void replace(Snapshot snapshot, Instant countedFrom) throws SQLException {
        Server server = snapshot.server();
        Collection<Entry> entries = snapshot.entries().values();
        try (PreparedStatement insert = connection.prepareStatement(PUT)) {
            insert.setString(1, target);
            insert.setObject(2, at(snapshot.takenAt()));
            insert.setObject(3, at(countedFrom));
            insert.setObject(4, at(server.time()));
            insert.setObject(5, at(server.started()));
            insert.setInt(6, server.major());
            insert.setObject(7, at(server.statsReset()));
            insert.setObject(8, server.evictions());
            insert.setLong(9, snapshot.hidden());
            numbers(insert, 10, entries, entry -> entry.key().userid());
            numbers(insert, 11, entries, entry -> entry.key().dbid());
            numbers(insert, 12, entries, entry -> entry.key().queryid());
            array(insert, 13, "boolean", entries, entry -> entry.key().toplevel());
            numbers(insert, 14, entries, Entry::fingerprint);
            array(insert, 15, "timestamptz", entries, entry -> at(entry.since()));
            numbers(insert, 16, entries, entry -> entry.counters().calls());
            numbers(insert, 17, entries, entry -> entry.counters().micros());
            numbers(insert, 18, entries, entry -> entry.counters().rows());
            numbers(insert, 19, entries, entry -> entry.counters().sharedHit());
            numbers(insert, 20, entries, entry -> entry.counters().sharedRead());
            numbers(insert, 21, entries, entry -> entry.counters().temporaryBytes());
            insert.setInt(22, SqlNormalizer.RULES);
            insert.executeUpdate();
        }
    }

    /** In binary form, as the driver sends a {@code Long[]} and not an {@code Object[]}. */
    private void numbers(
            PreparedStatement insert, int parameter, Collection<Entry> entries, ToLongFunction<Entry> column)
            throws SQLException {
        Long[] values = entries.stream().mapToLong(column).boxed().toArray(Long[]::new);
        insert.setArray(parameter, connection.createArrayOf("bigint", values));
    }

    private void array(
            PreparedStatement insert,
            int parameter,
            String type,
            Collection<Entry> entries,
            Function<Entry, @Nullable Object> column)
            throws SQLException {
        @Nullable Object[] values = new @Nullable Object[entries.size()];
        int next = 0;
        for (Entry entry : entries) {
            values[next++] = column.apply(entry);
        }
        insert.setArray(parameter, connection.createArrayOf(type, values));
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(maybe(row, column));
    }

    private static @Nullable Instant maybe(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
