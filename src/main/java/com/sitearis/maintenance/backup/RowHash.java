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
 * <p>A row's hash is {@code hash_record_extended} over its columns. A type takes part with its own hash function only if
 * that function sees the value alone: the hash of an enum or a {@code regclass} is that of its oid, which a restore
 * changes, and json, xml or geometric types have none; all those take part as text. With {@link SessionRules} applied,
 * neither text nor hash depends on settings of the session. The hash functions used are the same from PostgreSQL 14 to 18
 * by their source; measured on 15. Values that a type holds equal (-0 and 0; 1.0 and 1.00 inside jsonb) hash alike.
 */
final class RowHash {

    /** Types whose extended hash depends on nothing but the value. */
    private static final String HASHED_BY_VALUE = """
            'bool', 'int2', 'int4', 'int8', 'float4', 'float8', 'numeric', 'text', 'varchar', 'bpchar', 'name', 'bytea',
            'uuid', 'date', 'time', 'timetz', 'timestamp', 'timestamptz', 'jsonb', 'inet', 'cidr', 'macaddr'""";

    private static final String COLUMNS = """
            select a.attrelid::int8 as relation, quote_ident(a.attname) as name,
                   coalesce(b.typname in (%1$s) and b.typnamespace = 'pg_catalog'::regnamespace
                            and coalesce(c.collisdeterministic, true)
                            -- without a declared scale 1.0 and 1.00 are different texts of equal hash
                            and (b.typname <> 'numeric' or a.atttypmod <> -1), false) as by_value
              from pg_catalog.pg_attribute a
              join pg_catalog.pg_type t on t.oid = a.atttypid
              -- an array is hashed by its elements, so it is as safe as they are
              join pg_catalog.pg_type b on b.oid = case when t.typcategory = 'A' and t.typelem <> 0 then t.typelem else t.oid end
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
                    columns.add(rows.getBoolean("by_value") ? name : name + "::text");
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
        return "select count(*), sum(pg_catalog.hash_record_extended(row(" + String.join(", ", expressions)
                + "), 0)) from only " + relation + " t";
    }
}
