package com.sitearis.maintenance.slowquery.statements;

import com.sitearis.maintenance.slowquery.statements.Snapshot.Server;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The last snapshot of a database, in our own tables and in the caller's transaction. */
final class SnapshotTables {

    private static final int FETCH = 5000;

    private final Connection connection;
    private final String target;

    SnapshotTables(Connection connection, String target) {
        this.connection = connection;
        this.target = target;
    }

    /** @param countedFrom since when differences follow one another without a break */
    record Last(Snapshot snapshot, Instant countedFrom) {}

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
                Snapshot snapshot = new Snapshot(instant(row, "taken_at"), server, row.getLong("hidden"), entries());
                return Optional.of(new Last(snapshot, instant(row, "counted_from")));
            }
        }
    }

    private Map<Entry.Key, Entry> entries() throws SQLException {
        Map<Entry.Key, Entry> entries = new HashMap<>();
        try (PreparedStatement select =
                connection.prepareStatement("select * from app.statement_counter where target = ?")) {
            select.setString(1, target);
            select.setFetchSize(FETCH);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Entry entry = entry(row);
                    entries.put(entry.key(), entry);
                }
            }
        }
        return entries;
    }

    private static Entry entry(ResultSet row) throws SQLException {
        Entry.Key key = new Entry.Key(
                row.getLong("userid"), row.getLong("dbid"), row.getLong("queryid"), row.getBoolean("toplevel"));
        Counters counters = new Counters(
                row.getLong("calls"),
                row.getLong("total_us"),
                row.getLong("rows"),
                row.getLong("shared_hit"),
                row.getLong("shared_read"),
                row.getLong("temporary_bytes"));
        return new Entry(key, "", row.getLong("fingerprint"), maybe(row, "stats_since"), counters);
    }

    /** Puts the snapshot in the place of the last one. */
    void replace(Snapshot snapshot, Instant countedFrom) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from app.statement_snapshot where target = ?")) {
            delete.setString(1, target);
            delete.executeUpdate();
        }
        Server server = snapshot.server();
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into app.statement_snapshot (target, taken_at, counted_from, server_time, server_started,
                       server_major, stats_reset, evictions, hidden)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setString(1, target);
            insert.setObject(2, at(snapshot.takenAt()));
            insert.setObject(3, at(countedFrom));
            insert.setObject(4, at(server.time()));
            insert.setObject(5, at(server.started()));
            insert.setInt(6, server.major());
            insert.setObject(7, at(server.statsReset()));
            insert.setObject(8, server.evictions());
            insert.setLong(9, snapshot.hidden());
            insert.executeUpdate();
        }
        insert(snapshot.entries().values());
    }

    private void insert(Collection<Entry> entries) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into app.statement_counter
                select ?, n.* from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::boolean[], ?::bigint[],
                       ?::timestamptz[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[]) n""")) {
            insert.setString(1, target);
            array(insert, 2, "bigint", entries, entry -> entry.key().userid());
            array(insert, 3, "bigint", entries, entry -> entry.key().dbid());
            array(insert, 4, "bigint", entries, entry -> entry.key().queryid());
            array(insert, 5, "boolean", entries, entry -> entry.key().toplevel());
            array(insert, 6, "bigint", entries, Entry::fingerprint);
            array(insert, 7, "timestamptz", entries, entry -> at(entry.since()));
            array(insert, 8, "bigint", entries, entry -> entry.counters().calls());
            array(insert, 9, "bigint", entries, entry -> entry.counters().micros());
            array(insert, 10, "bigint", entries, entry -> entry.counters().rows());
            array(insert, 11, "bigint", entries, entry -> entry.counters().sharedHit());
            array(insert, 12, "bigint", entries, entry -> entry.counters().sharedRead());
            array(insert, 13, "bigint", entries, entry -> entry.counters().temporaryBytes());
            insert.executeUpdate();
        }
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
