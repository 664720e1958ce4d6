-- The last look at pg_stat_statements of each database: what the next one is compared with.
create table app.statement_snapshot (
    target         text primary key,               -- the database, by its name in the plan
    taken_at       timestamptz not null,           -- by our clock
    counted_from   timestamptz not null,           -- since when differences follow one another without a break
    server_time    timestamptz not null,           -- by the server's clock, as all that follows
    server_started timestamptz not null,
    server_major   int not null,
    stats_reset    timestamptz,                    -- null before PostgreSQL 14
    evictions      bigint,                         -- how often the view was full; null before PostgreSQL 14
    hidden         bigint not null,                -- entries of which the account may see nothing but figures
    -- The entries, one element each: a row of its own for every entry would cost ten times as much.
    userid          bigint[] not null,
    dbid            bigint[] not null,
    queryid         bigint[] not null,
    toplevel        boolean[] not null,
    fingerprint     bigint[] not null,
    stats_since     timestamptz[] not null,        -- null before PostgreSQL 17
    calls           bigint[] not null,
    total_us        bigint[] not null,
    rows            bigint[] not null,
    shared_hit      bigint[] not null,
    shared_read     bigint[] not null,
    temporary_bytes bigint[] not null
);
