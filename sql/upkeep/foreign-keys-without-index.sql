-- Foreign keys whose columns no index begins with: deleting or changing a parent row reads the whole child table.
-- A valid index without predicate will do, its columns in any order.
select format('%I.%I', n.nspname, c.relname) as table_name,
       k.conname as name,
       (select string_agg(quote_ident(a.attname), ', ' order by u.pos)
        from unnest(k.conkey) with ordinality as u (col, pos)
             join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.col) as columns,
       k.confrelid::regclass::text as parent,
       c.reltuples::float8 as rows,
       c.relpages::bigint as pages
from pg_constraint k
     join pg_class c on c.oid = k.conrelid and c.relkind in ('r', 'p')
     join pg_namespace n on n.oid = c.relnamespace
where k.contype = 'f'
  and k.conparentid = 0
  and not exists (
      select from pg_index i
      where i.indrelid = k.conrelid
        and i.indisvalid
        and i.indpred is null
        and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey)
order by 1, 2;
