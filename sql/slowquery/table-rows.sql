-- How many rows the tables have, as the server estimates them (reltuples; unknown before the first ANALYZE: left out).
select n.nspname as schema, c.relname as name, c.reltuples::float8 as rows
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where c.relkind in ('r', 'm') and c.reltuples > 0
  and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_toast|^pg_temp';
