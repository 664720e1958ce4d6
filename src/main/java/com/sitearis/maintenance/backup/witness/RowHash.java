package com.sitearis.maintenance.backup.witness;

import com.sitearis.maintenance.postgres.SqlFile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Order-independent content hashes of tables, computed by the server.
 *
 * <p>A table's hash is the sum of its rows' hashes. {@code hash_record_extended} adds up its columns' hashes, each times a
 * constant: a plain sum of those would stay the same when two rows exchange the values of a column. So each row's hash is
 * hashed once more before it is added.
 *
 * <p>A scalar type takes part with its own hash function only if that function sees the value alone and all of it: the hash
 * of an enum or a {@code regclass} is that of its oid, which a restore changes; that of an array leaves out its bounds, that
 * of jsonb where an object ends; json and the geometric types have none. Those take part as text, as their output function
 * writes it, because a cast to text may be somebody's own function that leaves something out. With {@link SessionRules}
 * applied, neither text nor hash depends on settings of the session. The functions used are the same from PostgreSQL 14 to 18
 * by their source, on machines of one byte order; measured on 15. Of float values, -0 and 0 hash alike; a row of nulls adds
 * nothing to the sum and is told by the count.
 */
final class RowHash {

    private RowHash() {}

    /** The hashed expressions of each relation's columns. */
    static Map<Long, List<String>> expressions(Connection connection, List<Long> relations) throws SQLException {
        Map<Long, List<String>> all = new LinkedHashMap<>();
        relations.forEach(relation -> all.put(relation, new ArrayList<>()));
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SqlFile.text("backup/hashed-columns.sql"))) {
            while (rows.next()) {
                List<String> columns = all.get(rows.getLong("relation"));
                if (columns != null) {
                    String name = "t." + rows.getString("name");
                    columns.add(rows.getBoolean("by_value") ? name : text(name, rows.getString("output")));
                }
            }
        }
        return all;
    }

    /** Null stays null: both functions are strict, and a row of one null column is written as {@code ()}. */
    private static String text(String column, @Nullable String output) {
        return output == null ? "row(" + column + ")::text" : "pg_catalog.textin(" + output + "(" + column + "))";
    }

    /**
     * The query for a table's row count and, if asked, its content hash (null for an empty table).
     *
     * @param relation schema and name, quoted
     */
    static String query(String relation, List<String> expressions, boolean content) {
        if (!content) {
            return "select count(*), null::numeric from only " + relation + " t";
        }
        return "select count(*), sum(pg_catalog.hashfloat8extended(pg_catalog.hash_record_extended(row("
                + String.join(", ", expressions) + "), 0)::float8, 0)) from only " + relation + " t";
    }
}
