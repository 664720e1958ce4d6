-- How many pages each B-tree would have if it were built anew, estimated from the planner's statistics.
-- width: average bytes of a key with its null bitmap; null when the account may not read the columns' statistics or there are
-- none. stale: rows changed since they were collected. Per entry 8 bytes of tuple header, 4 of line pointer; pages are filled
-- to the index's fillfactor. Deduplicated duplicates take less than reckoned here, so bloat is rather underestimated.
select i.indexrelid::bigint as id,
       c.relpages::bigint as pages,
       c.reltuples::float8 as rows,
       sum(s.avg_width * (1 - s.null_frac))::float8 as width,
       count(*) filter (where s.attname is null) > 0 as unknown,
       coalesce((select option_value::int from pg_options_to_table(c.reloptions) where option_name = 'fillfactor'), 90)
           as fillfactor,
       coalesce(max(u.n_mod_since_analyze), 0) as stale
from pg_index i
     join pg_class c on c.oid = i.indexrelid and c.relkind = 'i'
     join pg_am m on m.oid = c.relam and m.amname = 'btree'
     join pg_class t on t.oid = i.indrelid
     join pg_namespace n on n.oid = t.relnamespace and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
     join pg_attribute a on a.attrelid = i.indexrelid
     left join pg_attribute ta on ta.attrelid = i.indrelid and ta.attnum = i.indkey[a.attnum - 1] and ta.attnum > 0
     left join pg_stats s on s.schemaname = n.nspname and not s.inherited
                         and s.tablename = case when ta.attnum is null then c.relname else t.relname end
                         and s.attname = coalesce(ta.attname, a.attname)
     left join pg_stat_all_tables u on u.relid = i.indrelid
where i.indisvalid
  and c.relpages >= 128
group by i.indexrelid, c.relpages, c.reltuples, c.reloptions
order by 1;
