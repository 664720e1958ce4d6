-- Every index of the database's own tables, and invalid ones of TOAST tables: one row each, as the connected account sees them.
-- keys: one text for each key column: the column's number or the expression, with operator class, collation and direction.
-- included: columns that are only carried. kept: why it must stay, null when nothing forbids to drop it.
-- building: it is being built right now. scans are null when the account may not see statistics.
select i.indexrelid::bigint as id,
       format('%I.%I', n.nspname, c.relname) as name,
       format('%I.%I', tn.nspname, t.relname) as table_name,
       n.nspname = 'pg_toast' as toast,
       c.relname as plain_name,
       m.amname as method,
       coalesce(k.keys, '{}') as keys,
       coalesce(k.included, '{}') as included,
       coalesce(pg_get_expr(i.indpred, i.indrelid), '') as predicate,
       i.indisunique as is_unique,
       case when i.indisprimary then 'primary key'
            when i.indisexclusion then 'exclusion constraint'
            when i.indisreplident then 'replica identity'
            when con.conindid is not null then 'constraint'
            when i.indisclustered then 'cluster order'
            when p.inhrelid is not null then 'part of a partitioned index'
            when i.indisunique then 'unique' end as kept,
       i.indisvalid and i.indisready and i.indislive as valid,
       b.index_relid is not null as building,
       g.everything or pg_has_role(t.relowner, 'USAGE') as may,
       pg_relation_size(i.indexrelid) as bytes,
       c.relpages::bigint as pages,
       c.reltuples::float8 as rows,
       s.idx_scan as scans
from pg_index i
     join pg_class c on c.oid = i.indexrelid and c.relkind = 'i' and c.relpersistence <> 't'
     join pg_class t on t.oid = i.indrelid
     join pg_namespace n on n.oid = c.relnamespace
     join pg_namespace tn on tn.oid = t.relnamespace
     join pg_am m on m.oid = c.relam
     cross join (select rolsuper as everything from pg_roles where rolname = current_user) g
     left join (select distinct conindid from pg_constraint where contype in ('p', 'u', 'x')) con
         on con.conindid = i.indexrelid
     left join pg_inherits p on p.inhrelid = i.indexrelid
     left join pg_stat_progress_create_index b on b.index_relid = i.indexrelid
     left join pg_stat_all_indexes s on s.indexrelid = i.indexrelid
     left join lateral (
         select array_agg(case when a.col = 0 then pg_get_indexdef(i.indexrelid, a.pos::int, false) else a.col::text end
                              || ' ' || i.indclass[a.pos - 1] || ' ' || i.indcollation[a.pos - 1]
                              || ' ' || i.indoption[a.pos - 1] order by a.pos) filter (where a.pos <= i.indnkeyatts)
                    as keys,
                array_agg(a.col::text order by a.pos) filter (where a.pos > i.indnkeyatts) as included
         from unnest(i.indkey::int2[]) with ordinality as a (col, pos)) k on n.nspname <> 'pg_toast'
where (n.nspname <> 'pg_toast' or not i.indisvalid)
  and n.nspname not in ('pg_catalog', 'information_schema')
order by 2;
