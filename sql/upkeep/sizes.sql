-- How large the database and its 200 largest tables are, with indexes and TOAST. The first row, with an empty name, is the whole.
-- rows is the server's estimate of the last analyze or vacuum, null when there was none; changed counts rows since then.
-- date_column: a column that rows could be parted by: date or time, never null, and an index begins with it.
with largest as materialized (
    select c.oid, n.nspname, c.relname, c.reltuples, c.relispartition, c.relpages
    from pg_class c
         join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'm')
      and c.relpersistence <> 't'
      and n.nspname not in ('pg_catalog', 'information_schema')
    order by c.relpages desc
    limit 200),
referenced as (
    select confrelid, count(*) as keys from pg_constraint where contype = 'f' group by confrelid),
dated as (
    select distinct on (i.indrelid) i.indrelid, quote_ident(a.attname) as name
    from pg_index i
         join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
    where a.attnotnull
      and a.atttypid in ('date'::regtype, 'timestamp'::regtype, 'timestamptz'::regtype)
    order by i.indrelid, i.indexrelid)
select * from (
select '' as name, pg_database_size(current_database()) as bytes, null::float8 as rows, null::bigint as changed,
       null::timestamptz as analyzed, false as partition, null as date_column, 0::bigint as referenced, null::int as pages
union all
select format('%I.%I', c.nspname, c.relname), pg_total_relation_size(c.oid), nullif(c.reltuples, -1)::float8,
       s.n_mod_since_analyze, greatest(s.last_analyze, s.last_autoanalyze, s.last_vacuum, s.last_autovacuum),
       c.relispartition, d.name, coalesce(r.keys, 0), c.relpages
from largest c
     left join pg_stat_all_tables s on s.relid = c.oid
     left join referenced r on r.confrelid = c.oid
     left join dated d on d.indrelid = c.oid) sized
order by pages desc nulls first;
