-- The relations that the account may not read whole, and because of what: schema, policy or table.
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
 order by n.nspname, c.relname;
