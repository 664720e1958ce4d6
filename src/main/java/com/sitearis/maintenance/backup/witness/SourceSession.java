package com.sitearis.maintenance.backup.witness;

import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.postgres.PgConnections;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * One snapshot of the source, kept open while it is dumped and witnessed. Everything that reads with
 * {@link #snapshot()} sees the same rows.
 */
public final class SourceSession implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(20);

    private final PgAddress address;
    private final Connection connection;
    private final String snapshot;
    private final Instant takenAt;

    private SourceSession(PgAddress address, Connection connection, String snapshot, Instant takenAt) {
        this.address = address;
        this.connection = connection;
        this.snapshot = snapshot;
        this.takenAt = takenAt;
    }

    public static SourceSession open(PgAddress address) throws SQLException {
        Connection connection = PgConnections.open(address, "maintenance backup", CONNECT);
        try {
            begin(connection);
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select pg_export_snapshot(), now()")) {
                row.next();
                Instant now = row.getObject(2, OffsetDateTime.class).toInstant();
                return new SourceSession(address, connection, row.getString(1), now);
            }
        } catch (SQLException | RuntimeException failed) {
            connection.close();
            throw failed;
        }
    }

    /** Another connection that sees the same snapshot. */
    Connection join() throws SQLException {
        Connection other = PgConnections.open(address, "maintenance witness", CONNECT);
        try {
            begin(other);
            try (Statement statement = other.createStatement()) {
                statement.execute("set transaction snapshot '" + snapshot + "'");
            }
            return other;
        } catch (SQLException | RuntimeException failed) {
            other.close();
            throw failed;
        }
    }

    private static void begin(Connection connection) throws SQLException {
        SessionRules.apply(connection);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
    }

    public PgAddress address() {
        return address;
    }

    public Connection connection() {
        return connection;
    }

    /** What {@code pg_dump --snapshot} takes. */
    public String snapshot() {
        return snapshot;
    }

    /** The source's own time at the snapshot. */
    public Instant takenAt() {
        return takenAt;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
