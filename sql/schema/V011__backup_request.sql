-- What a person asked for beyond the job file when asking for a backup by hand.
create table app.backup_request (
    job    text not null,
    target text not null,
    slot   timestamptz not null,
    tier   text,                -- instead of the job's own
    label  text not null,
    primary key (job, target, slot)
);
