package com.sitearis.maintenance.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Order-independent content hashes of tables, computed by the server.
 *
 * <p>A table's hash is the sum of its rows' hashes. {@code hash_record_extended} adds up its columns' hashes, each times a
 * constant: a plain sum of those would stay the same when two rows exchange the values of a column. So each row's hash is
 * hashed once more before it is added.
 *
 * <p>A scalar type takes part with its own hash function only if that function sees the value alone and all of it: the hash
 * of an enum or a {@code regclass} is that of its oid, which a restore changes; that of an array leaves out its bounds, that
 * of jsonb where an object ends; json and the geometric types have none. Those take part as text, written within a row,
 * because a cast to text may be somebody's own function that leaves something out. With {@link SessionRules} applied, neither
 * text nor hash depends on settings of the session. The functions used are the same from PostgreSQL 14 to 18 by their source,
 * on machines of one byte order; measured on 15. Of float values, -0 and 0 hash alike.
 */
final class RowHash {

    /** Types whose extended hash depends on nothing but the value. */
    private static final String HASHED_BY_VALUE = """
            'bool', 'int2', 'int4', 'int8', 'float4', 'float8', 'numeric', 'text', 'varchar', 'bpchar', 'name', 'bytea',
            'uuid', 'date', 'time', 'timetz', 'timestamp', 'timestamptz', 'inet', 'cidr', 'macaddr'""";

    private static final String COLUMNS = """
            select a.attrelid::int8 as relation, quote_ident(a.attname) as name,
                   coalesce(t.typname in (%1$s) and t.typnamespace = 'pg_catalog'::regnamespace
                            and coalesce(c.collisdeterministic, true)
                            -- without a declared scale 1.0 and 1.00, without a declared length 'a' and 'a ' hash alike
                            and (t.typname not in ('numeric', 'bpchar') or a.atttypmod <> -1), false) as by_value
              from pg_catalog.pg_attribute a
              join pg_catalog.pg_type t on t.oid = a.atttypid
              left join pg_catalog.pg_collation c on c.oid = a.attcollation
             where a.attnum > 0 and not a.attisdropped and a.attrelid = any (?::oid[])
             order by a.attrelid, a.attnum""".formatted(HASHED_BY_VALUE);

    private RowHash() {}

    /** The hashed expressions of each relation's columns. */
    static Map<Long, List<String>> expressions(Connection connection, List<Long> relations) throws SQLException {
        Map<Long, List<String>> all = new LinkedHashMap<>();
        relations.forEach(relation -> all.put(relation, new ArrayList<>()));
        try (var statement = connection.prepareStatement(COLUMNS)) {
            statement.setArray(1, connection.createArrayOf("int8", relations.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String name = "t." + rows.getString("name");
                    List<String> columns = all.computeIfAbsent(rows.getLong("relation"), any -> new ArrayList<>());
                    columns.add(rows.getBoolean("by_value") ? name : "row(" + name + ")::text");
                }
            }
        }
        return all;
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
        return "select count(*), sum(" + mixed(String.join(", ", expressions)) + ") from only " + relation + " t";
    }

    /** The hash of a row that can be added to others; as SQL, for expressions as SQL. */
    static String mixed(String expressions) {
        return "pg_catalog.hashfloat8extended(pg_catalog.hash_record_extended(row(" + expressions + "), 0)::float8, 0)";
    }
}
