-- Availability checks: what probes found out. Kept 25 months.
create table app.check_series (
    id          integer generated always as identity primary key,
    environment text not null,
    component   text not null,
    probe       text not null,                -- who looked
    unique (environment, component, probe)
);

create table app.availability_check (
    series  integer not null references app.check_series,
    at      timestamptz not null,             -- the first try, also of a failure that was confirmed later
    up      boolean not null,
    seconds real not null check (seconds > 0),-- until the next check is due; it speaks for at most twice as long
    detail  text,
    primary key (series, at)
);
create index availability_check_by_age on app.availability_check using brin (at);
