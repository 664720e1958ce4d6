-- The sequences that a dump carries and the account may read. Weight: the increment.
select c.oid::int8, n.nspname, c.relname, format('%I.%I', n.nspname, c.relname), s.seqincrement
  from pg_catalog.pg_sequence s join pg_catalog.pg_class c on c.oid = s.seqrelid
  join pg_catalog.pg_namespace n on n.oid = c.relnamespace
 where c.relpersistence <> 't' and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
   and has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select')
   and not exists (select 1 from pg_catalog.pg_depend d where d.classid = 'pg_class'::regclass
                    and d.objid = c.oid and d.deptype = 'e')
 order by n.nspname, c.relname;
