-- Sessions of this database that hold a transaction open and do nothing: account, application, for how many seconds, and
-- their last statement. Other accounts' sessions need pg_read_all_stats (pg_monitor has it); without it their state is null.
select coalesce(usename, '') as account, coalesce(application_name, '') as application,
       extract(epoch from clock_timestamp() - state_change)::float8 as idle_seconds, coalesce(query, '') as last_statement
from pg_stat_activity
where datname = current_database() and pid <> pg_backend_pid()
  and state in ('idle in transaction', 'idle in transaction (aborted)')
order by idle_seconds desc
limit 20;
