-- What people were told of an exceptional window: each thing once, however many nodes look and however the plan changes.
alter table app.maintenance_window add column impact text;   -- what users will notice; null for the usual words

create table app.maintenance_window_notice (
    window_id bigint not null references app.maintenance_window,
    notice    text not null check (notice in ('ANNOUNCED', 'WEEK', 'DAY', 'HOUR', 'BEGUN', 'ENDED', 'CANCELLED')),
    told_at   timestamptz not null,
    primary key (window_id, notice)
);
