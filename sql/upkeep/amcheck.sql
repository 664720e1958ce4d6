-- Whether amcheck can be used. One row; schema is null when the extension is missing.
select quote_ident(n.nspname) as schema,
       coalesce((select bool_or(has_function_privilege(p.oid, 'execute')) from pg_proc p
                 where p.pronamespace = e.extnamespace and p.proname = 'verify_heapam'), false) as heaps,
       coalesce((select bool_and(has_function_privilege(p.oid, 'execute')) from pg_proc p
                 where p.pronamespace = e.extnamespace and p.proname = 'bt_index_check'), false) as indexes,
       coalesce((select bool_and(has_function_privilege(p.oid, 'execute')) from pg_proc p
                 where p.pronamespace = e.extnamespace and p.proname = 'bt_index_parent_check'), false) as parents
from (values (1)) one
     left join pg_extension e on e.extname = 'amcheck'
     left join pg_namespace n on n.oid = e.extnamespace;
