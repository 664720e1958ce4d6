-- For how long statistics are collected, by the server's own clock, and who reads elsewhere. One row.
-- A crash empties the statistics and leaves stats_reset null: then they are as old as the server's start at most.
select extract(epoch from now() - coalesce(d.stats_reset, pg_postmaster_start_time())) as collected_seconds,
       d.stats_reset is null as since_start,
       pg_is_in_recovery() as replica,
       (select count(*) from pg_stat_replication) as replicas
from pg_stat_database d
where d.datname = current_database();
