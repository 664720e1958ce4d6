-- What statements did: by hour for 90 days, then by week. Texts are normal forms and hold no literal.
create table app.query_text (
    fingerprint bigint primary key,
    text        text not null                      -- of very long ones the beginning
);

-- Times in microseconds; what a source cannot tell is null. Without an index by fingerprint, which would cost every snapshot more than
-- it saves `slow-queries show`.
create table app.query_hour (
    target          text not null,                 -- the database, by its name in the plan
    hour            timestamptz not null,
    source          text not null check (source in ('LOG', 'STATEMENTS')),
    fingerprint     bigint not null,
    account         text not null,                 -- the role; empty where the source does not tell
    nested          boolean not null,              -- inside a function: its time is also that of the statement that called it
    calls           bigint not null check (calls >= 0),
    total_us        bigint not null check (total_us >= 0),
    max_us          bigint,
    rows            bigint check (rows >= 0),
    shared_hit      bigint check (shared_hit >= 0),
    shared_read     bigint check (shared_read >= 0),
    temporary_bytes bigint check (temporary_bytes >= 0),
    lock_waits      bigint,
    lock_us         bigint,
    errors          bigint,
    durations       bytea,                         -- a sketch, see slowquery.sketch.SketchBytes
    primary key (target, hour, source, fingerprint, account, nested)
);

create table app.query_week (
    target          text not null,
    monday          date not null,                 -- in the plan's zone
    source          text not null check (source in ('LOG', 'STATEMENTS')),
    fingerprint     bigint not null,
    calls           bigint not null check (calls >= 0),
    total_us        bigint not null check (total_us >= 0),
    max_us          bigint,
    rows            bigint,
    shared_hit      bigint,
    shared_read     bigint,
    temporary_bytes bigint,
    lock_waits      bigint,
    lock_us         bigint,
    errors          bigint,
    durations       bytea,
    us_by_hour      bigint[] not null,             -- 168, from Monday 00:00 in the plan's zone
    primary key (target, monday, source, fingerprint)
);

create index query_week_fingerprint on app.query_week (fingerprint, monday);

-- Hours of which something is known.
create table app.query_coverage (
    target   text not null,
    hour     timestamptz not null,
    source   text not null check (source in ('LOG', 'STATEMENTS')),
    complete boolean not null,
    notes    text[] not null,                      -- why the hour is not complete
    primary key (target, hour, source)
);
