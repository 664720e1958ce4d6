-- How autovacuum is set up and how far transaction ids have come. One row; ages are in transactions.
select current_setting('autovacuum')::bool and current_setting('track_counts')::bool as running,
       current_setting('autovacuum_max_workers')::int as max_workers,
       current_setting('autovacuum_naptime') as naptime,
       current_setting('autovacuum_vacuum_cost_delay') as cost_delay,
       current_setting('autovacuum_freeze_max_age')::bigint as freeze_max,
       (select count(*) from pg_stat_activity where backend_type = 'autovacuum worker')::int as workers,
       age(d.datfrozenxid)::bigint as xid_age,
       mxid_age(d.datminmxid)::bigint as multixact_age,
       pg_has_role('pg_read_all_stats', 'USAGE') as sees_others,
       pg_is_in_recovery() as replica
from pg_database d
where d.datname = current_database();
