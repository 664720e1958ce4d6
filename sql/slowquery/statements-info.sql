-- When pg_stat_statements was last reset, and how often it was full; from PostgreSQL 14 on.
select dealloc as evictions, stats_reset
  from pg_stat_statements_info;
