package com.sitearis.maintenance.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The relations of a database whose contents a dump carries. */
final class Tables {

    private static final String WITH_ROWS = """
            select c.oid::int8, n.nspname, c.relname, format('%I.%I', n.nspname, c.relname), c.relpages::int8
              from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
             where c.relkind = 'r' and c.relpersistence <> 't'
               and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
               -- what belongs to an extension comes with the extension
               and not exists (select 1 from pg_catalog.pg_depend d where d.classid = 'pg_class'::regclass
                                and d.objid = c.oid and d.deptype = 'e')
             order by c.relpages desc, n.nspname, c.relname""";

    private static final String SEQUENCES = """
            select c.oid::int8, n.nspname, c.relname, format('%I.%I', n.nspname, c.relname), s.seqincrement
              from pg_catalog.pg_sequence s join pg_catalog.pg_class c on c.oid = s.seqrelid
              join pg_catalog.pg_namespace n on n.oid = c.relnamespace
             where c.relpersistence <> 't' and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
               and has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select')
               and not exists (select 1 from pg_catalog.pg_depend d where d.classid = 'pg_class'::regclass
                                and d.objid = c.oid and d.deptype = 'e')
             order by n.nspname, c.relname""";

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
        return read(connection, WITH_ROWS);
    }

    static List<Relation> sequences(Connection connection) throws SQLException {
        return read(connection, SEQUENCES);
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
