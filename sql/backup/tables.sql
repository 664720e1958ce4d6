-- The tables whose rows a dump carries, the largest first. Weight: pages.
select c.oid::int8, n.nspname, c.relname, format('%I.%I', n.nspname, c.relname), c.relpages::int8
  from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
 where c.relkind = 'r' and c.relpersistence <> 't'
   and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
   -- what belongs to an extension comes with the extension
   and not exists (select 1 from pg_catalog.pg_depend d where d.classid = 'pg_class'::regclass
                    and d.objid = c.oid and d.deptype = 'e')
 order by c.relpages desc, n.nspname, c.relname;
