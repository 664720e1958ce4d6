-- The largest tables of 8 MB and more, with what they keep out of line: their rows go through a pipe when they are dumped.
-- By the pages that vacuum and analyze counted last, because asking for the present size waits for locks.
select t.oid
from pg_catalog.pg_class t
     left join pg_catalog.pg_class toast on toast.oid = t.reltoastrelid,
     pg_catalog.current_setting('block_size') as block
where t.relkind = 'r'
  and t.relpersistence <> 't'
  and (t.relpages + coalesce(toast.relpages, 0)) * block::bigint >= 8 * 1024 * 1024
order by t.relpages + coalesce(toast.relpages, 0) desc
limit 64
