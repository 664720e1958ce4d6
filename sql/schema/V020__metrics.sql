-- Metrics: raw samples by the month, hourly rollups of them, and days of what is older.
-- All months and hours here are UTC; partitions are made ahead by the job metrics-upkeep and by the intake itself.

-- What is known about a metric. The threshold is what "share of good values" counts against: values above it.
create table app.metric (
    name      text collate "C" primary key,
    unit      text not null,                       -- ms, ratio (0 to 1), bytes, s, 1 (a plain number)
    threshold double precision,
    about     text not null
);
insert into app.metric (name, unit, threshold, about) values
    ('web.lcp', 'ms', 2500, 'Largest Contentful Paint'),
    ('web.inp', 'ms', 200, 'Interaction to Next Paint'),
    ('web.cls', '1', 0.1, 'Cumulative Layout Shift'),
    ('web.fcp', 'ms', 1800, 'First Contentful Paint'),
    ('web.ttfb', 'ms', 800, 'Time to First Byte'),
    ('web.fid', 'ms', 100, 'First Input Delay; browsers report it no more'),
    ('http.response', 'ms', 200, 'response time of a component'),
    ('sessions.total', '1', null, 'sessions that ended in the interval'),
    ('sessions.bad', '1', null, 'of them errored, crashed or abnormal'),
    ('cpu.used', 'ratio', 0.8, 'share of processor time that was used'),
    ('disk.free', 'ratio', 0.2, 'share of the disk that is free'),
    ('coverage.lines', 'ratio', 0.8, 'lines covered by tests, one sample for each build'),
    ('coverage.branches', 'ratio', null, 'branches covered by tests, one sample for each build'),
    ('db.size', 'bytes', null, 'size of the database on disk'),
    ('db.growth', 'bytes', null, 'growth of the database since the last sample'),
    ('db.connections', '1', null, 'open connections of clients'),
    ('db.connections.used', 'ratio', 0.8, 'share of max_connections that is used'),
    ('db.cache-hits', 'ratio', null, 'blocks found in memory, since the last sample'),
    ('db.transactions', '1', null, 'transactions committed since the last sample'),
    ('db.rollbacks', '1', null, 'transactions rolled back since the last sample'),
    ('db.deadlocks', '1', null, 'deadlocks since the last sample'),
    ('db.longest-transaction', 's', 300, 'age of the oldest open transaction'),
    ('db.replication-lag', 's', 60, 'how far the slowest replica is behind'),
    ('db.dead-tuples', '1', null, 'dead rows that wait for vacuum'),
    ('db.xid-age', '1', 1000000000, 'age of the oldest transaction id; PostgreSQL stops near 2 billion');

create table app.series (
    id          integer generated always as identity primary key,
    environment text collate "C" not null,
    metric      text collate "C" not null,
    target      text collate "C" not null,
    labels      jsonb not null,
    created_at  timestamptz not null,
    last_at     timestamptz,                       -- the latest sample that is rolled up; later ones lie in app.sample
    unique (environment, metric, target, labels)
);

-- No unique key and no foreign key: each would halve the speed of COPY. What was stored already is known by its delivery.
create table app.sample (
    series_id integer not null,
    at        timestamptz not null,
    value     double precision not null
) partition by range (at);
create index sample_at on app.sample using brin (at) with (autosummarize = on);

create table app.sample_hour (
    series_id integer not null,
    hour      timestamptz not null,
    part      smallint not null,                   -- see app.sample_month
    n         bigint not null,
    sum       double precision not null,
    sum_sq    double precision not null,
    min       double precision not null,
    max       double precision not null,
    threshold double precision,                    -- the metric's when this was rolled up
    n_over    bigint not null,                     -- values above it
    last_at   timestamptz not null,
    last      double precision not null,
    algorithm smallint not null,                   -- of the sketch: 1 = DDSketch, logarithmic mapping, 1 %, 2048 bins
    sketch    bytea not null,
    primary key (series_id, hour, part)
) partition by range (hour);
-- Hours are written in the order of time: what is rolled up again is found without reading the month.
create index sample_hour_hour on app.sample_hour using brin (hour) with (pages_per_range = 16, autosummarize = on);

-- Which months have raw samples and hours. Raw samples that come after their month was dropped begin a new part: the rollups
-- of the dropped ones stay as they are, and those of the new part stand beside them. A rollup of several parts is their sum.
create table app.sample_month (
    month  date primary key,                       -- its first day
    raw    boolean not null,                       -- whether its partition of app.sample exists
    part   smallint not null default 0,            -- what its raw samples are rolled up as
    hourly boolean not null default true           -- false once its hours were folded into days
);

-- Hours whose rollup is not what their raw samples say. One row for each delivery, committed with its samples: whoever sees
-- the row sees the samples. A rollup deletes exactly the rows that its snapshot shows.
create table app.dirty_hour (hour timestamptz not null);
create index dirty_hour_hour on app.dirty_hour (hour);

-- Days of the plan's zone, made of hours that are gone.
create table app.sample_day (
    series_id integer not null,
    starts    timestamptz not null,
    ends      timestamptz not null,
    n         bigint not null,
    sum       double precision not null,
    sum_sq    double precision not null,
    min       double precision not null,
    max       double precision not null,
    threshold double precision,
    n_over    bigint,                              -- null when its hours were counted against different thresholds
    last_at   timestamptz not null,
    last      double precision not null,
    algorithm smallint not null,
    sketch    bytea not null,
    primary key (series_id, starts)
);

-- What was taken in: a known delivery changes nothing when it comes again.
create table app.delivery (
    source  text collate "C" not null,
    id      text collate "C" not null,
    digest  bytea not null,                        -- SHA-256 of its samples
    samples integer not null,
    at      timestamptz not null,
    primary key (source, id)
);
create index delivery_at on app.delivery using brin (at);
