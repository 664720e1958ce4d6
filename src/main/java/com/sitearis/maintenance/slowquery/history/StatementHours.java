package com.sitearis.maintenance.slowquery.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps what a snapshot of pg_stat_statements added, in the caller's transaction; a row for each account, not statement. */
public final class StatementHours {

    private static final String ADD = """
            insert into app.statement_hour (target, hour, taken_at, account, nested, fingerprint, calls, total_us, rows,
                   shared_hit, shared_read, temporary_bytes)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final Connection connection;
    private final String target;

    public StatementHours(Connection connection, String target) {
        this.connection = connection;
        this.target = target;
    }

    /** Adds the figures of one hour, each statement, account and nesting at most once. */
    public void add(Instant hour, Instant takenAt, List<HourFigures> figures) throws SQLException {
        Map<String, Map<Boolean, List<HourFigures>>> accounts = figures.stream()
                .collect(Collectors.groupingBy(
                        HourFigures::account, TreeMap::new, Collectors.partitioningBy(HourFigures::nested)));
        try (PreparedStatement insert = connection.prepareStatement(ADD)) {
            insert.setString(1, target);
            insert.setObject(2, QueryHours.at(hour));
            insert.setObject(3, QueryHours.at(takenAt));
            for (Map.Entry<String, Map<Boolean, List<HourFigures>>> account : accounts.entrySet()) {
                insert.setString(4, account.getKey());
                for (Map.Entry<Boolean, List<HourFigures>> rows :
                        account.getValue().entrySet()) {
                    if (!rows.getValue().isEmpty()) {
                        insert.setBoolean(5, rows.getKey());
                        columns(insert, rows.getValue());
                        insert.executeUpdate();
                    }
                }
            }
        }
    }

    private void columns(PreparedStatement insert, List<HourFigures> rows) throws SQLException {
        column(insert, 6, rows, HourFigures::fingerprint);
        column(insert, 7, rows, HourFigures::calls);
        column(insert, 8, rows, HourFigures::totalMicros);
        column(insert, 9, rows, HourFigures::rows);
        column(insert, 10, rows, HourFigures::sharedHit);
        column(insert, 11, rows, HourFigures::sharedRead);
        column(insert, 12, rows, HourFigures::temporaryBytes);
    }

    private void column(
            PreparedStatement insert,
            int parameter,
            List<HourFigures> rows,
            Function<HourFigures, @Nullable Long> value)
            throws SQLException {
        // the driver sends a Long[] in binary form, several times cheaper for both sides than an Object[]
        Long[] values = rows.stream()
                .map(row -> Objects.requireNonNull(value.apply(row)))
                .toArray(Long[]::new);
        insert.setArray(parameter, connection.createArrayOf("bigint", values));
    }
}
