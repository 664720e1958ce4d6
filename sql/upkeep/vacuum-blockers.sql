-- What keeps vacuum from removing dead rows: open transactions, replication slots, prepared transactions, the oldest first.
-- age is in transactions; seconds since it began, null where that is not known.
select 'transaction' as what,
       'pid ' || pid || coalesce(', ' || nullif(usename, ''), '') || coalesce(', ' || nullif(application_name, ''), '')
           || coalesce(', ' || state, '') as name,
       age(backend_xmin)::bigint as age,
       extract(epoch from clock_timestamp() - xact_start)::float8 as seconds
from pg_stat_activity
where backend_xmin is not null
  and pid <> pg_backend_pid()
  and backend_type <> 'autovacuum worker'
union all
select 'replication slot', slot_name::text || case when active then '' else ', inactive' end,
       greatest(age(xmin), age(catalog_xmin))::bigint, null
from pg_replication_slots
where xmin is not null or catalog_xmin is not null
union all
select 'prepared transaction', gid || ', ' || owner, age(transaction)::bigint,
       extract(epoch from clock_timestamp() - prepared)::float8
from pg_prepared_xacts
order by 3 desc;
