-- The texts of the statements of this database that the setting maintenance.queryids names, as in '{1,2}'; none without it.
select s.userid::bigint as userid, s.queryid, s.query
  from unnest(coalesce(nullif(current_setting('maintenance.queryids', true), ''), '{}')::bigint[]) wanted (queryid)
  join pg_stat_statements s using (queryid)
 where s.dbid = (select oid from pg_database where datname = current_database());
