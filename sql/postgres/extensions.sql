-- The extensions installed in the connected database, with their versions. One row for each.
select extname as name, extversion as version
from pg_catalog.pg_extension
order by extname;
