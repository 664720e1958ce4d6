-- Settings under which a session's reading of values depends on nothing but the values, and that keep it from being ended.
set search_path = pg_catalog;
set timezone = 'UTC';
set datestyle = 'ISO, YMD';
set intervalstyle = 'postgres';
set extra_float_digits = 3;
set bytea_output = 'hex';
set xmlbinary = 'base64';
set xmloption = 'content';
set lc_monetary = 'C';
set lc_numeric = 'C';
-- a regclass prints with quotes or without them
set quote_all_identifiers = off;
set row_security = off;
set statement_timeout = 0;
set lock_timeout = 0;
set idle_in_transaction_session_timeout = 0;
set jit = off;
