-- What collectors read last of counters that only grow: the next reading is compared with it. A counter that became smaller
-- was reset, and tells nothing of the time between.
create table app.counter_reading (
    source text collate "C" not null,
    name   text collate "C" not null,
    at     timestamptz not null,
    value  double precision not null,
    primary key (source, name)
);
