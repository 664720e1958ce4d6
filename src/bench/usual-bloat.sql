-- The usual estimate of B-tree bloat, as the widely copied "btree bloat" queries reckon it: the bench's reference.
select nspname, tblname, idxname, bs * relpages as real_size,
       bs * (relpages - est_pages) as extra_size, 100 * (relpages - est_pages)::float / relpages as extra_pct
from (
    select coalesce(1 + ceil(reltuples / floor((bs - pageopqdata - pagehdr) / (4 + nulldatahdrwidth)::float)), 0) as est_pages,
           bs, nspname, tblname, idxname, relpages
    from (
        select maxalign, bs, nspname, tblname, idxname, reltuples, relpages, pagehdr, pageopqdata,
               (index_tuple_hdr_bm + maxalign
                    - case when index_tuple_hdr_bm % maxalign = 0 then maxalign else index_tuple_hdr_bm % maxalign end
                    + nulldatawidth + maxalign
                    - case when nulldatawidth = 0 then 0 when nulldatawidth::integer % maxalign = 0 then maxalign
                           else nulldatawidth::integer % maxalign end)::numeric as nulldatahdrwidth
        from (
            select n.nspname, i.tblname, i.idxname, i.reltuples, i.relpages, current_setting('block_size')::numeric as bs,
                   8 as maxalign, 24 as pagehdr, 16 as pageopqdata,
                   case when max(coalesce(s.null_frac, 0)) = 0 then 8 else 8 + ((32 + 8 - 1) / 8) end as index_tuple_hdr_bm,
                   sum((1 - coalesce(s.null_frac, 0)) * coalesce(s.avg_width, 1024)) as nulldatawidth
            from (
                select ct.relname as tblname, ct.relnamespace, ic.idxname, ic.attpos, ic.indkey,
                       ic.indkey[ic.attpos], ic.reltuples, ic.relpages, ic.tbloid, ic.idxoid,
                       coalesce(a1.attnum, a2.attnum) as attnum, coalesce(a1.attname, a2.attname) as attname,
                       coalesce(a1.atttypid, a2.atttypid) as atttypid,
                       case when a1.attnum is null then ic.idxname else ct.relname end as attrelname
                from (
                    select idxname, reltuples, relpages, tbloid, idxoid, indkey,
                           generate_series(1, indnatts) as attpos
                    from (
                        select ci.relname as idxname, ci.reltuples, ci.relpages, i.indrelid as tbloid,
                               i.indexrelid as idxoid, i.indnatts,
                               string_to_array(textin(int2vectorout(i.indkey)), ' ')::int[] as indkey
                        from pg_index i
                             join pg_class ci on ci.oid = i.indexrelid
                        where ci.relam = (select oid from pg_am where amname = 'btree') and ci.relpages > 0
                    ) as idx_data
                ) as ic
                join pg_class ct on ct.oid = ic.tbloid
                left join pg_attribute a1 on ic.indkey[ic.attpos] <> 0 and a1.attrelid = ic.tbloid
                                         and a1.attnum = ic.indkey[ic.attpos]
                left join pg_attribute a2 on ic.indkey[ic.attpos] = 0 and a2.attrelid = ic.idxoid and a2.attnum = ic.attpos
            ) i
            join pg_namespace n on n.oid = i.relnamespace
            join pg_stats s on s.schemaname = n.nspname and s.tablename = i.attrelname and s.attname = i.attname
            group by 1, 2, 3, 4, 5, 6, 7, 8, 9
        ) as rows_data_stats
    ) as rows_hdr_pdg_stats
) as relation_stats
order by nspname, tblname, idxname;
