package com.sitearis.maintenance.slowquery.weekly.plans;

import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.postgres.PgConnections;
import com.sitearis.maintenance.postgres.SqlFile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A session on a maintained database that changes nothing: every transaction is read-only, bounded in time and in waiting for
 * locks, and rolled back.
 */
final class ServerSession implements AutoCloseable {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(15);

    /** Makes a value of one row. */
    @FunctionalInterface
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private final Connection connection;

    private ServerSession(Connection connection) {
        this.connection = connection;
    }

    static ServerSession open(PgAddress address) throws SQLException {
        Connection connection = PgConnections.open(address, "maintenance slow-queries", CONNECT_WITHIN);
        try {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            return new ServerSession(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** The rows of {@code sql/slowquery/<name>.sql}. */
    <T> List<T> ask(String name, Row<T> row) throws SQLException {
        return within(statement -> {
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery(SqlFile.text("slowquery/" + name + ".sql"))) {
                while (result.next()) {
                    rows.add(row.of(result));
                }
            }
            return rows;
        });
    }

    /**
     * The generic plan as JSON. Prepared rather than {@code explain (generic_plan)}, which only PostgreSQL 16 and later have:
     * the plan is the same, and it is asked alike everywhere.
     */
    String explain(Preparable question) throws SQLException {
        return within(statement -> explained(statement, question));
    }

    /** The same as if the index were there; needs HypoPG, which keeps it in this session's memory. */
    String explainWith(Preparable question, String createIndex) throws SQLException {
        return within(statement -> {
            // What an earlier question left, if its transaction failed.
            statement.execute("select hypopg_reset()");
            String index = createIndex.replace(" concurrently", "");
            statement.execute("select hypopg_create_index(" + statement.enquoteLiteral(index) + ")");
            String plan = explained(statement, question);
            statement.execute("select hypopg_reset()");
            return plan;
        });
    }

    private static String explained(Statement statement, Preparable question) throws SQLException {
        // A prepared statement outlives its transaction.
        statement.execute("deallocate all");
        statement.execute("set local plan_cache_mode = force_generic_plan");
        statement.execute("prepare maintenance_explain as " + question.sql());
        String values = question.parameters() == 0
                ? ""
                : "(" + String.join(", ", Collections.nCopies(question.parameters(), "null")) + ")";
        try (ResultSet plan =
                statement.executeQuery("explain (format json, verbose) execute maintenance_explain" + values)) {
            plan.next();
            return plan.getString(1);
        }
    }

    private <T> T within(Asking<T> asking) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local statement_timeout = '5s'");
            statement.execute("set local lock_timeout = '1s'");
            return asking.ask(statement);
        } finally {
            connection.rollback();
        }
    }

    @FunctionalInterface
    private interface Asking<T> {
        T ask(Statement statement) throws SQLException;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
