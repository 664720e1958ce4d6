-- The counters of this database's statements without their texts, times in milliseconds. Runs on PostgreSQL 13 to 18: columns
-- that the view does not have (toplevel before 14, stats_since before 17) are those of "absent" around it.
select s.userid::bigint as userid,
       coalesce(r.rolname, s.userid::text) as account,
       s.dbid::bigint as dbid,
       s.queryid,
       s.toplevel,
       s.stats_since,
       s.calls,
       s.total_exec_time as total_ms,
       s.rows,
       s.shared_blks_hit as shared_hit,
       s.shared_blks_read as shared_read,
       s.temp_blks_written * current_setting('block_size')::bigint as temporary_bytes
  from (select true as toplevel, null::timestamptz as stats_since) absent
 cross join lateral (
       select userid, dbid, queryid, toplevel, stats_since, calls, total_exec_time, rows,
              shared_blks_hit, shared_blks_read, temp_blks_written
         from pg_stat_statements(false)) s
  left join pg_roles r on r.oid = s.userid
 where s.dbid = (select oid from pg_database where datname = current_database());
