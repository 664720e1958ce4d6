-- Lists of runs stay fast with a million of them: one index for each filter, in the order of the list.
drop index app.run_by_job;
drop index app.run_failed;                        -- run_by_state serves as well
create index run_by_job on app.run (job, created desc, id desc);
create index run_by_kind on app.run (kind, created desc, id desc);

-- What the run was told to do, as a digest: a relaunch after a change of the job file is then a decision, not a surprise.
alter table app.run add definition text;

-- What the log said while a run's thread worked on it; bounded for each attempt.
create table app.run_line (
    id      bigint generated always as identity primary key,
    run_id  bigint not null references app.run on delete cascade,
    attempt integer not null,
    at      timestamptz not null,
    level   text not null,
    text    text not null
);
create index run_line_by_run on app.run_line (run_id, id);
create index run_line_by_age on app.run_line using brin (at);  -- lines are kept for 90 days

-- Requests that bear a key are carried out once, however often and to whichever node they are sent.
create table app.request_key (
    actor    text not null,
    key      text not null,
    request  text not null,                       -- digest of method, path and body
    location text,                                -- what was answered
    at       timestamptz not null,
    primary key (actor, key)
);
create index request_key_by_age on app.request_key (at);

-- Jobs whose schedule does not fire for a while.
create table app.job_pause (
    id         bigint generated always as identity primary key,
    job        text not null,
    reason     text not null,
    paused_by  text not null,
    since      timestamptz not null,
    until      timestamptz not null,
    resumed_at timestamptz,                       -- null while nobody ended it early
    resumed_by text,
    skipped    integer not null default 0,        -- slots that did not fire because of it
    check (until > since)
);
create index job_pause_by_job on app.job_pause (job, until desc);
