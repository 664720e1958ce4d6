package com.sitearis.maintenance.backup.witness;

import com.sitearis.maintenance.run.StepScope;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Counts and hashes many tables over a few connections at once. */
public final class TableSweep {

    private final Connections connections;
    private final int parallel;

    TableSweep(Connections connections, int parallel) {
        this.connections = connections;
        this.parallel = parallel;
    }

    /** Opens one more connection on the same state. */
    @FunctionalInterface
    interface Connections {
        Connection open() throws SQLException;
    }

    /** What came of one table: its rows, or why they could not be read. */
    record Outcome(Reading.@Nullable Rows rows, @Nullable SQLException failure) {
        Reading.Rows orThrow() throws SQLException {
            if (failure != null) {
                throw failure;
            }
            return java.util.Objects.requireNonNull(rows);
        }
    }

    /**
     * Runs each query once.
     *
     * @param queries by table; begun in this order
     */
    Map<String, Outcome> read(Map<String, String> queries, StepScope scope) throws Exception {
        Queue<Map.Entry<String, String>> todo = new ConcurrentLinkedQueue<>(new ArrayDeque<>(queries.entrySet()));
        Map<String, Outcome> outcomes = new ConcurrentHashMap<>();
        try (Together together = new Together(scope)) {
            for (int i = 0; i < Math.min(parallel, queries.size()); i++) {
                together.run(() -> work(todo, outcomes, together));
            }
            together.join();
        }
        return outcomes;
    }

    private void work(Queue<Map.Entry<String, String>> todo, Map<String, Outcome> outcomes, StepScope scope)
            throws SQLException {
        try (Connection connection = connections.open();
                var stop = scope.onStop(() -> abort(connection))) {
            for (var next = todo.poll(); next != null; next = todo.poll()) {
                scope.checkStop();
                outcomes.put(next.getKey(), read(connection, next.getValue()));
            }
        }
    }

    private static Outcome read(Connection connection, String query) {
        try {
            return new Outcome(Reading.rows(connection, query), null);
        } catch (SQLException failed) {
            return new Outcome(null, failed);
        }
    }

    /** Ends a query that may run for hours; the connection is of no use afterwards. */
    public static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException gone) {
            // it was closed already, which is what we want
            return;
        }
    }
}
