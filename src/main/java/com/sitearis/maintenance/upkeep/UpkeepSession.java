package com.sitearis.maintenance.upkeep;

import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.postgres.PgConnections;
import com.sitearis.maintenance.postgres.SqlFile;
import com.sitearis.maintenance.run.StepScope;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A session on a maintained database. Whatever it runs stands in the run's notes, is bounded in time and in waiting for
 * locks, and ends when the run is stopped. Every statement is a transaction of its own.
 */
public final class UpkeepSession implements AutoCloseable {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(15);
    private static final Duration ANSWER_WITHIN = Duration.ofMinutes(2);

    /** Makes a value of one row. */
    @FunctionalInterface
    public interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /**
     * How a statement ended.
     *
     * @param refused null when it was carried out
     * @param warnings what the server said beside it
     */
    public record Outcome(@Nullable SQLException refused, List<String> warnings, Duration took) {

        /** PostgreSQL's SQLSTATE; empty when it was carried out. */
        public String state() {
            return refused == null || refused.getSQLState() == null ? "" : refused.getSQLState();
        }

        /** On one line. */
        public String reason() {
            return refused == null ? "" : oneLine(String.valueOf(refused.getMessage()));
        }
    }

    private final Connection connection;
    private final StepScope scope;
    private final Duration lockWait;

    private UpkeepSession(Connection connection, StepScope scope, Duration lockWait) {
        this.connection = connection;
        this.scope = scope;
        this.lockWait = lockWait;
    }

    /**
     * Opens one.
     *
     * @param lockWait how long one statement may wait for a lock
     */
    public static UpkeepSession open(Database database, StepScope scope, Duration lockWait) {
        Connection connection = PgConnections.open(database.address(), "maintenance upkeep", CONNECT_WITHIN);
        return new UpkeepSession(connection, scope, lockWait);
    }

    /** The rows of {@code sql/upkeep/<name>.sql}. */
    public <T> List<T> ask(String name, Row<T> row) throws SQLException {
        long begun = System.nanoTime();
        List<T> rows = rows(SqlFile.text("upkeep/" + name + ".sql"), ANSWER_WITHIN, row);
        scope.note("asked sql/upkeep/" + name + ".sql: " + rows.size() + " rows, " + millis(since(begun)));
        return rows;
    }

    /** The rows of a statement that the caller notes. */
    public <T> List<T> rows(String sql, Duration within, Row<T> row) throws SQLException {
        scope.checkStop();
        try (Statement statement = connection.createStatement();
                StepScope.Interruptible ignored = scope.onStop(() -> cancel(statement))) {
            bound(statement, within);
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery(sql)) {
                while (result.next()) {
                    rows.add(row.of(result));
                }
            }
            return rows;
        }
    }

    /** Waits until the server's statistics tell what was done: before PostgreSQL 15 they are half a second late. */
    public void awaitStatistics() throws SQLException {
        if (connection.getMetaData().getDatabaseMajorVersion() < 15) {
            rows("select pg_sleep(1)", ANSWER_WITHIN, row -> "");
        }
    }

    /** Carries out a statement that changes something. What the server refuses is an outcome, not an error. */
    public Outcome change(String sql, Duration within) throws SQLException {
        scope.checkStop();
        long begun = System.nanoTime();
        try (Statement statement = connection.createStatement();
                StepScope.Interruptible ignored = scope.onStop(() -> cancel(statement))) {
            bound(statement, within);
            Outcome outcome = execute(statement, sql, begun);
            scope.note(sql + ": " + (outcome.refused() == null ? "done" : outcome.reason()) + ", "
                    + millis(outcome.took()));
            outcome.warnings().forEach(scope::note);
            scope.checkStop();
            if (connection.isClosed()) {
                throw new SQLException("the connection was lost: " + outcome.reason(), "08006", outcome.refused());
            }
            return outcome;
        }
    }

    private static Outcome execute(Statement statement, String sql, long begun) {
        List<String> warnings = new ArrayList<>();
        try {
            statement.execute(sql);
            for (SQLWarning one = statement.getWarnings(); one != null; one = one.getNextWarning()) {
                warnings.add(oneLine(String.valueOf(one.getMessage())));
            }
            return new Outcome(null, warnings, since(begun));
        } catch (SQLException refused) {
            return new Outcome(refused, warnings, since(begun));
        }
    }

    /** The server ends what takes longer, even when we are dead by then. 0 would mean no limit. */
    private void bound(Statement statement, Duration within) throws SQLException {
        statement.execute("set lock_timeout = " + Math.max(1, lockWait.toMillis()));
        statement.execute("set statement_timeout = " + Math.max(1, Math.min(within.toMillis(), Integer.MAX_VALUE)));
    }

    private static void cancel(Statement statement) {
        try {
            statement.cancel();
        } catch (SQLException gone) {
            throw new IllegalStateException("the server could not be asked to end a statement", gone);
        }
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static String millis(Duration took) {
        return String.format(Locale.ROOT, "%.1f ms", took.toNanos() / (double) TimeUnit.MILLISECONDS.toNanos(1));
    }

    /** A server's message in a note. */
    public static String oneLine(String message) {
        return message.replaceAll("\\s*\\R\\s*", "; ");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
