-- What amcheck can check: heaps and valid B-trees, those of the server's own catalogues and of TOAST included.
select format('%I.%I', n.nspname, c.relname) as name,
       c.relkind = 'i' as is_index,
       c.relpages::bigint as pages
from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     join pg_am m on m.oid = c.relam
     left join pg_index i on i.indexrelid = c.oid
where c.relpersistence = 'p'
  and ((c.relkind in ('r', 'm', 't') and m.amname = 'heap')
       or (c.relkind = 'i' and m.amname = 'btree' and i.indisvalid and i.indisready))
order by 1;
