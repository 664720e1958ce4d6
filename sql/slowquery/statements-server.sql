-- Where pg_stat_statements lies, its version, and since when the server has been up; no row when the database does not have it.
select n.nspname as schema,
       e.extversion as version,
       current_setting('server_version_num')::int / 10000 as major,
       pg_postmaster_start_time() as started,
       clock_timestamp() as server_time
  from pg_extension e
  join pg_namespace n on n.oid = e.extnamespace
 where e.extname = 'pg_stat_statements';
