-- Runs: one slot of one job on one target, from its first attempt to its end.
create table app.run (
    id               bigint generated always as identity primary key,
    job              text not null,               -- the job file's name
    target           text not null,               -- what it works on, such as a database's name in the plan
    slot             timestamptz not null,        -- the instant it is for, which may lie before its start
    kind             text not null,
    state            text not null check (state in ('RUNNING', 'WAITING', 'SUCCEEDED', 'FAILED', 'STOPPED')),
    attempt          integer not null default 0,  -- how often a program began to work on it; a program writes only under its own number
    failures         integer not null default 0,  -- attempts that failed by themselves since the run was opened
    crashes          integer not null default 0,  -- programs that died in crashed_step, in a row
    crashed_step     text,
    asked_by         text,                        -- null for the schedule
    created          timestamptz not null,
    started          timestamptz,                 -- the first attempt's begin
    finished         timestamptz,
    next_attempt_at  timestamptz,                 -- set exactly while it waits
    node             text,                        -- who works on it, or did last
    fence            bigint not null,             -- key of the advisory lock that a living worker holds
    job_instance     bigint,                      -- batch.batch_job_instance
    failure          text,
    hint             text,
    runbook          text,
    stop_asked_at    timestamptz,
    stop_asked_by    text,
    finish_by        timestamptz,                 -- from finish-within; null for no limit
    overdue_told_at  timestamptz,
    announced_at     timestamptz,                 -- listeners have heard of its end
    unique (job, target, slot),
    check ((state = 'WAITING') = (next_attempt_at is not null)),
    check ((state in ('SUCCEEDED', 'FAILED', 'STOPPED')) = (finished is not null))
);
create index run_newest on app.run (created desc, id desc);
create index run_by_job on app.run (job, created desc);
create index run_failed on app.run (created desc) where state = 'FAILED';
create index run_open on app.run (state, next_attempt_at) where state in ('RUNNING', 'WAITING');
create index run_unannounced on app.run (finished) where finished is not null and announced_at is null;

-- Every change of a run's state, and what was asked of it.
create table app.run_event (
    id         bigint generated always as identity primary key,
    run_id     bigint not null references app.run on delete cascade,
    at         timestamptz not null,
    node       text,                              -- null when asked from a command
    from_state text,
    to_state   text not null,
    reason     text not null
);
create index run_event_by_run on app.run_event (run_id, id);

-- How far a step is: the latest word only.
create table app.run_progress (
    step_execution bigint primary key,            -- batch.batch_step_execution
    done           bigint not null,               -- bytes
    total          bigint not null,               -- bytes; 0 when unknown
    at             timestamptz not null
);

-- What steps have to say to people.
create table app.run_note (
    id             bigint generated always as identity primary key,
    step_execution bigint not null,
    at             timestamptz not null,
    text           text not null
);
create index run_note_by_step on app.run_note (step_execution, id);

-- Programs that serve the plan, alive while seen moves.
create table app.node (
    name         text primary key,
    host         text not null,
    pid          bigint not null,
    version      text not null,
    started      timestamptz not null,
    seen         timestamptz not null,
    plan_digest  text,                            -- of the plan it has loaded
    plan_problem text                             -- why it could not load a newer one
);
