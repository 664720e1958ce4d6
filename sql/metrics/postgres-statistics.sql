-- What a database tells of itself, as the connected account sees it. One row.
-- Counters grow from the last reset of the statistics on; connections are those of clients to all databases of the server.
-- Units: size in bytes, times in seconds. replication_lag is null when nothing is replicated or the account may not see it.
select pg_catalog.pg_database_size(d.oid)::float8 as size,
       a.connections::float8 as connections,
       current_setting('max_connections')::float8 as max_connections,
       coalesce(a.longest_transaction, 0)::float8 as longest_transaction,
       s.blks_hit::float8 as blocks_hit,
       s.blks_read::float8 as blocks_read,
       s.xact_commit::float8 as commits,
       s.xact_rollback::float8 as rollbacks,
       s.deadlocks::float8 as deadlocks,
       case when pg_is_in_recovery()
            then extract(epoch from now() - pg_last_xact_replay_timestamp())
            else (select max(extract(epoch from coalesce(r.replay_lag, interval '0'))) from pg_stat_replication r
                  where r.state is not null)
       end::float8 as replication_lag,
       (select coalesce(sum(t.n_dead_tup), 0) from pg_stat_user_tables t)::float8 as dead_tuples,
       (select max(age(o.datfrozenxid)) from pg_database o)::float8 as xid_age
from pg_database d
     join pg_stat_database s on s.datid = d.oid
     cross join (select count(*) as connections,
                        extract(epoch from max(now() - xact_start) filter (where pid <> pg_backend_pid()))
                            as longest_transaction
                 from pg_stat_activity
                 where backend_type = 'client backend') a
where d.datname = current_database();
