-- Exceptional maintenance windows, announced one by one.
create table app.maintenance_window (
    id           bigint generated always as identity primary key,
    environment  text not null,
    begins       timestamptz not null,
    ends         timestamptz not null check (ends > begins),
    reason       text not null,
    announced_at timestamptz not null,
    announced_by text not null,
    cancelled_at timestamptz,
    cancelled_by text,
    check ((cancelled_at is null) = (cancelled_by is null))
);
create index maintenance_window_by_time on app.maintenance_window (environment, begins);

-- Which weekly windows the plan named, and from when to when it did: a window that is put into the plan today takes nothing
-- out of last month. What the very first plan named counts as if it had always been there.
create table app.weekly_window (
    environment text not null,
    day         text not null,
    begins      time not null,               -- on the wall clock of zone
    length      interval not null,           -- on the wall clock as well
    zone        text not null,
    since       timestamptz not null,        -- -infinity for the first plan's
    until       timestamptz not null default 'infinity',
    check (until >= since)
);
create unique index weekly_window_in_force on app.weekly_window (environment, day, begins, length, zone)
    where until = 'infinity';

-- When the first plan was written down; whether it named any window or not, later ones are later.
create table app.weekly_window_begin (
    only_one boolean primary key default true check (only_one),
    at       timestamptz not null
);
