package com.sitearis.maintenance.backup;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What the account may not read of what it is to dump. pg_dump would stop at the first; a person wants to see all. */
final class Permissions {

    private static final String UNREADABLE = """
            select n.nspname, c.relname,
                   case when not has_schema_privilege(n.oid, 'usage') then 'schema'
                        when c.relkind <> 'S' and row_security_active(c.oid) then 'policy'
                        else 'table' end
              from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p', 'm', 'S') and c.relpersistence <> 't'
               and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
               and not exists (select 1 from pg_catalog.pg_depend d where d.classid = 'pg_class'::regclass
                                and d.objid = c.oid and d.deptype = 'e')
               and case when c.relkind = 'S' then not has_table_privilege(c.oid, 'select')
                        else not has_table_privilege(c.oid, 'select')
                             or not has_schema_privilege(n.oid, 'usage')
                             or (row_security_active(c.oid) and not c.relkind = 'm') end
             order by n.nspname, c.relname""";

    private final Connection connection;
    private final String database;

    Permissions(Connection connection, String database) {
        this.connection = connection;
        this.database = database;
    }

    /** A relation that cannot be read, and why: its schema, a row-level policy, or the table itself. */
    record Unreadable(String schema, String name, String because) {}

    void require(Manifest.Selection selection) throws SQLException {
        List<Unreadable> unreadable = unreadable().stream()
                .filter(relation -> new Patterns(selection).picks(relation.schema(), relation.name()))
                .toList();
        if (!unreadable.isEmpty()) {
            throw new NotReadable(database, unreadable);
        }
    }

    private List<Unreadable> unreadable() throws SQLException {
        List<Unreadable> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(UNREADABLE)) {
            while (row.next()) {
                all.add(new Unreadable(row.getString(1), row.getString(2), row.getString(3)));
            }
        }
        return all;
    }
}
