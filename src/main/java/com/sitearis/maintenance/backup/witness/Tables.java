package com.sitearis.maintenance.backup.witness;

import com.sitearis.maintenance.postgres.SqlFile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The relations of a database whose contents a dump carries. */
final class Tables {

    private Tables() {}

    /**
     * A relation.
     *
     * @param quoted schema and name as SQL
     * @param weight pages of a table, increment of a sequence
     */
    record Relation(long oid, String schema, String name, String quoted, long weight) {}

    /** Tables with rows of their own, the largest first. */
    static List<Relation> withRows(Connection connection) throws SQLException {
        return read(connection, SqlFile.text("backup/tables.sql"));
    }

    static List<Relation> sequences(Connection connection) throws SQLException {
        return read(connection, SqlFile.text("backup/sequences.sql"));
    }

    private static List<Relation> read(Connection connection, String sql) throws SQLException {
        List<Relation> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                all.add(new Relation(
                        row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getLong(5)));
            }
        }
        return all;
    }
}
