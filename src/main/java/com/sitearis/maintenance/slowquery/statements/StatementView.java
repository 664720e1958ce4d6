package com.sitearis.maintenance.slowquery.statements;

import static java.util.stream.Collectors.joining;

import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.postgres.PgConnections;
import com.sitearis.maintenance.postgres.SqlFile;
import com.sitearis.maintenance.slowquery.fingerprint.Fingerprint;
import com.sitearis.maintenance.slowquery.statements.Snapshot.Server;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads pg_stat_statements of one database. Texts are read of new entries only: the server keeps them in a file that it reads
 * as a whole.
 */
final class StatementView {

    /** What a statement is called whose text the server lost or never kept. */
    static final Fingerprint NO_TEXT = new Fingerprint(1, "(statements whose text the server does not tell)");

    private static final String SERVER = SqlFile.text("slowquery/statements-server.sql");
    private static final String INFO = SqlFile.text("slowquery/statements-info.sql");
    private static final String ENTRIES = SqlFile.text("slowquery/statements.sql");
    private static final String TEXTS = SqlFile.text("slowquery/statement-texts.sql");
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(15);
    private static final int ANSWER_WITHIN_SECONDS = 60;
    private static final int TRIES = 3;
    private static final int FETCH = 1000;
    private static final double MICROS = 1000;

    private final Connection connection;
    private final Map<Entry.Key, Long> known;
    private final Map<Long, String> texts = new HashMap<>();
    private final Map<Entry.Key, Entry> entries = new HashMap<>();
    private final Set<Entry.Key> unknown = new HashSet<>();
    private long hidden;

    private StatementView(Connection connection, Map<Entry.Key, Long> known) {
        this.connection = connection;
        this.known = known;
    }

    /** A snapshot, and the normal forms of its statements by their fingerprints. */
    record Reading(Snapshot snapshot, Map<Long, String> texts) {}

    /**
     * Takes a snapshot.
     *
     * @param known fingerprints of the entries of the snapshot before
     */
    static Reading read(Database database, Map<Entry.Key, Long> known, Instant at) {
        try (Connection connection = PgConnections.open(database.address(), "maintenance statements", CONNECT_WITHIN)) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            return new StatementView(connection, known).read(database.name(), at);
        } catch (SQLException e) {
            throw StatementsUnavailable.refused(database.name(), e);
        }
    }

    private Reading read(String database, Instant at) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(ANSWER_WITHIN_SECONDS);
            Server server = server(statement, database);
            for (int tries = 1; ; tries++) {
                Server begun = info(statement, server);
                entries(statement);
                if (tries == TRIES || Objects.equals(info(statement, server).statsReset(), begun.statsReset())) {
                    return new Reading(new Snapshot(at, begun, hidden, entries), texts);
                } // reset while it was read: what was read is of both sides
            }
        }
    }

    private Server server(Statement statement, String database) throws SQLException {
        try (ResultSet row = statement.executeQuery(SERVER)) {
            if (!row.next()) {
                throw StatementsUnavailable.notInstalled(database);
            }
            String version = row.getString("version");
            int major = row.getInt("major");
            int minor = Integer.parseInt(version.substring(version.indexOf('.') + 1));
            if (minor < (major < 14 ? 8 : 9)) {
                throw StatementsUnavailable.tooOld(database, version);
            }
            Server server = new Server(
                    Objects.requireNonNull(instant(row, "server_time")),
                    Objects.requireNonNull(instant(row, "started")),
                    major,
                    null,
                    null);
            lookIn(row.getString("schema"));
            return server;
        }
    }

    /** Managed servers keep extensions in a schema of their own. */
    private void lookIn(String schema) throws SQLException {
        set("search_path", '"' + schema.replace("\"", "\"\"") + '"');
    }

    private void set(String name, String value) throws SQLException {
        try (PreparedStatement set = connection.prepareStatement("select set_config(?, ?, true)")) {
            set.setString(1, name);
            set.setString(2, value);
            set.execute();
        }
    }

    private static Server info(Statement statement, Server server) throws SQLException {
        if (server.major() < 14) {
            return server;
        }
        try (ResultSet row = statement.executeQuery(INFO)) {
            row.next();
            return new Server(
                    server.time(),
                    server.started(),
                    server.major(),
                    instant(row, "stats_reset"),
                    row.getLong("evictions"));
        }
    }

    private void entries(Statement statement) throws SQLException {
        entries.clear();
        unknown.clear();
        hidden = 0;
        statement.setFetchSize(FETCH);
        try (ResultSet row = statement.executeQuery(ENTRIES)) {
            while (row.next()) {
                long queryid = row.getLong("queryid");
                if (row.wasNull()) {
                    hidden++;
                } else {
                    entry(row, queryid);
                }
            }
        }
        if (!unknown.isEmpty()) {
            name(statement);
        }
    }

    private void entry(ResultSet row, long queryid) throws SQLException {
        Entry.Key key = new Entry.Key(row.getLong("userid"), row.getLong("dbid"), queryid, row.getBoolean("toplevel"));
        Counters counters = new Counters(
                row.getLong("calls"),
                Math.round(row.getDouble("total_ms") * MICROS),
                row.getLong("rows"),
                row.getLong("shared_hit"),
                row.getLong("shared_read"),
                row.getLong("temporary_bytes"));
        long fingerprint = known.getOrDefault(key, NO_TEXT.hash());
        if (fingerprint == NO_TEXT.hash()) {
            unknown.add(key);
        }
        entries.put(key, new Entry(key, row.getString("account"), fingerprint, instant(row, "stats_since"), counters));
    }

    private record Named(long userid, long queryid) {}

    /** Entries whose text cannot be had, or that go meanwhile, stay without a name. */
    private void name(Statement statement) throws SQLException {
        Map<Named, Fingerprint> names = new HashMap<>();
        set(
                "maintenance.queryids",
                unknown.stream().map(key -> key.queryid() + "").collect(joining(",", "{", "}")));
        try (ResultSet row = statement.executeQuery(TEXTS)) {
            while (row.next()) {
                String sql = row.getString("query");
                if (sql != null) {
                    names.put(new Named(row.getLong("userid"), row.getLong("queryid")), Fingerprint.of(sql));
                }
            }
        }
        for (Entry.Key key : unknown) {
            Fingerprint name = names.getOrDefault(new Named(key.userid(), key.queryid()), NO_TEXT);
            texts.put(name.hash(), name.text());
            entries.computeIfPresent(key, (same, entry) -> entry.named(name.hash()));
        }
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
