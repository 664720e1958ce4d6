package com.sitearis.maintenance.backup.recovery;

import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.postgres.PgConnections;
import com.sitearis.maintenance.postgres.Quoting;
import com.sitearis.maintenance.run.StepScope;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Exchanges the names of two databases in one transaction: a crash leaves both as they were, or both exchanged. The former
 * database is kept under a dated name.
 */
final class NameSwap {

    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final int TRIES = 20;
    private static final int NAME_LENGTH = 63;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");

    private final PgAddress server;
    private final Clock clock;

    NameSwap(PgAddress server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    /**
     * Gives {@code restored} the name {@code current}.
     *
     * @return the former database's new name
     */
    String swap(String current, String restored, StepScope scope) throws SQLException {
        String stamp = "_until_" + STAMP.format(clock.instant().atOffset(ZoneOffset.UTC));
        String former = current.substring(0, Math.min(current.length(), NAME_LENGTH - stamp.length())) + stamp;
        try (Connection connection = PgConnections.open(server, "maintenance swap", CONNECT)) {
            SQLException busy = null;
            for (int i = 0; i < TRIES; i++) {
                scope.checkStop();
                end(connection, current);
                end(connection, restored);
                try {
                    rename(connection, current, former, restored);
                    return former;
                } catch (SQLException sessions) {
                    if (!"55006".equals(sessions.getSQLState())) {
                        throw sessions;
                    }
                    busy = sessions; // somebody connected in between; sessions are ended once more
                }
            }
            throw new StillInUse(current, busy);
        }
    }

    private static void end(Connection connection, String database) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select pg_terminate_backend(pid) from pg_catalog.pg_stat_activity where datname = ?")) {
            statement.setString(1, database);
            statement.execute();
        }
    }

    private static void rename(Connection connection, String current, String former, String restored)
            throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            // a database may be gone altogether: that is why one restores
            boolean exists;
            try (var row = statement.executeQuery(
                    "select 1 from pg_catalog.pg_database where datname = " + Quoting.literal(current))) {
                exists = row.next();
            }
            if (exists) {
                statement.execute("alter database " + Quoting.quoted(current) + " rename to " + Quoting.quoted(former));
            }
            statement.execute("alter database " + Quoting.quoted(restored) + " rename to " + Quoting.quoted(current));
            connection.commit();
        } catch (SQLException failed) {
            connection.rollback();
            throw failed;
        } finally {
            connection.setAutoCommit(true);
        }
    }
}
