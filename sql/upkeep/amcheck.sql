-- Whether amcheck can be used. One row; schema is null when the extension is missing. Of the B-tree checks there are
-- several forms, each with rights of its own: asked is the one that is called, (index, heapallindexed).
select quote_ident(n.nspname) as schema,
       coalesce((select bool_or(has_function_privilege(p.oid, 'execute')) from pg_proc p
                 where p.pronamespace = e.extnamespace and p.proname = 'verify_heapam'), false) as heaps,
       coalesce((select has_function_privilege(p.oid, 'execute') from pg_proc p
                 where p.pronamespace = e.extnamespace and p.proname = 'bt_index_check' and p.pronargs = 2), false) as indexes,
       coalesce((select has_function_privilege(p.oid, 'execute') from pg_proc p
                 where p.pronamespace = e.extnamespace and p.proname = 'bt_index_parent_check' and p.pronargs = 2), false) as parents
from (values (1)) one
     left join pg_extension e on e.extname = 'amcheck'
     left join pg_namespace n on n.oid = e.extnamespace;
