package com.sitearis.maintenance.backup.witness;

import com.sitearis.maintenance.postgres.SqlFile;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Reads rows, sequences and large objects as a witness counts them; used on the source and on the restored copy alike. */
public final class Reading {

    private static final String COUNT_OF_LARGE_OBJECTS = "select count(*) from pg_catalog.pg_largeobject_metadata";

    private Reading() {}

    /** Row count and content hash. */
    record Rows(long count, @Nullable BigDecimal hash) {}

    static Rows rows(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return new Rows(row.getLong(1), row.getBigDecimal(2));
        }
    }

    static Witness.Sequence.Value sequence(Connection connection, String quoted) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select last_value, is_called from " + quoted)) {
            row.next();
            return new Witness.Sequence.Value(row.getLong(1), row.getBoolean(2));
        }
    }

    /** All large objects, or null when there are none. */
    public static Witness.@Nullable LargeObjects largeObjects(Connection connection, boolean content)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            long count;
            try (ResultSet row = statement.executeQuery(COUNT_OF_LARGE_OBJECTS)) {
                row.next();
                count = row.getLong(1);
            }
            if (count == 0) {
                return null;
            }
            if (!content) {
                return new Witness.LargeObjects(count, 0, null);
            }
            try (ResultSet row = statement.executeQuery(SqlFile.text("backup/large-objects.sql"))) {
                row.next();
                return new Witness.LargeObjects(row.getLong(1), row.getLong(2), row.getBigDecimal(3));
            }
        }
    }
}
