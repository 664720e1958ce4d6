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

    /** pg_read_all_data does not reach them, and PostgreSQL has no has_largeobject_privilege before 18. */
    private static final String UNREADABLE_LARGE_OBJECTS = """
            select '', 'large object ' || m.oid, 'large object'
              from pg_catalog.pg_largeobject_metadata m
             where not pg_has_role(m.lomowner, 'usage') and current_setting('lo_compat_privileges') = 'off'
               and not exists (select 1 from aclexplode(m.lomacl) a where a.privilege_type = 'SELECT'
                                and (a.grantee = 0 or pg_has_role(a.grantee, 'usage')))
             order by m.oid""";

    private final Connection connection;
    private final String database;

    Permissions(Connection connection, String database) {
        this.connection = connection;
        this.database = database;
    }

    /**
     * What cannot be read, and why: its schema, a row-level policy, or the table or large object itself.
     *
     * @param schema empty for a large object
     */
    record Unreadable(String schema, String name, String because) {
        String display() {
            return schema.isEmpty() ? name : schema + "." + name;
        }
    }

    void require(Manifest.Selection selection) throws SQLException {
        List<Unreadable> unreadable = new ArrayList<>(unreadable(UNREADABLE));
        unreadable.removeIf(relation -> !new Patterns(selection).picks(relation.schema(), relation.name()));
        if (selection.carriesLargeObjects()) {
            unreadable.addAll(unreadable(UNREADABLE_LARGE_OBJECTS));
        }
        if (!unreadable.isEmpty()) {
            throw new NotReadable(database, unreadable);
        }
    }

    private List<Unreadable> unreadable(String query) throws SQLException {
        List<Unreadable> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                all.add(new Unreadable(row.getString(1), row.getString(2), row.getString(3)));
            }
        }
        return all;
    }
}
