-- What the server and the connected database are, as the connected account sees them. One row.
-- Columns that came with a later version of PostgreSQL are read through jsonb, so that one query fits all versions.
-- Units: size_bytes in bytes on disk.
select current_setting('server_version_num')::int as version_number,
       current_setting('is_superuser') = 'on' as superuser,
       has_table_privilege('pg_catalog.pg_authid', 'select') as reads_passwords,
       d.datname as database,
       pg_catalog.pg_encoding_to_char(d.encoding) as encoding,
       d.datcollate as collate,
       d.datctype as ctype,
       coalesce(to_jsonb(d) ->> 'datlocprovider', 'c') as locale_provider,
       coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale') as icu_locale,
       pg_catalog.pg_database_size(d.oid) as size_bytes
from pg_catalog.pg_database d
where d.datname = current_database();
