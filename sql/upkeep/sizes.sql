-- How large the database and its 500 largest tables are, with indexes and TOAST. The first row, with an empty name, is the whole.
-- rows is the server's estimate of the last analyze or vacuum, null when there was none; changed counts rows since then.
-- date_column: a column that rows could be parted by: date or time, never null, and an index begins with it.
(select '' as name, pg_database_size(current_database()) as bytes, null::float8 as rows, null::bigint as changed,
        null::timestamptz as analyzed, false as partition, null as date_column, 0::bigint as referenced)
union all
(select format('%I.%I', n.nspname, c.relname),
        pg_total_relation_size(c.oid),
        nullif(c.reltuples, -1)::float8,
        s.n_mod_since_analyze,
        greatest(s.last_analyze, s.last_autoanalyze, s.last_vacuum, s.last_autovacuum),
        c.relispartition,
        (select quote_ident(a.attname)
         from pg_index i
              join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
         where i.indrelid = c.oid and a.attnotnull
           and a.atttypid in ('date'::regtype, 'timestamp'::regtype, 'timestamptz'::regtype)
         order by i.indexrelid limit 1),
        (select count(*) from pg_constraint k where k.confrelid = c.oid and k.contype = 'f')
 from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      left join pg_stat_all_tables s on s.relid = c.oid
 where c.relkind in ('r', 'm')
   and c.relpersistence <> 't'
   and n.nspname not in ('pg_catalog', 'information_schema')
 order by c.relpages desc
 limit 500);
