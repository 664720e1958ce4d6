-- Which plan the cluster carries out, and what each node answered when it was asked to read its files again.

-- A wish of an operator: every node reads its plan files again.
create table app.plan_reload (
    id       bigint generated always as identity primary key,
    asked_at timestamptz not null,
    asked_by text not null
);

-- Every plan that was registered, the last one being in force. The digest covers what is registered: job, target, schedule.
create table app.plan_in_force (
    id         bigint generated always as identity primary key,
    digest     text not null,
    node       text not null,                          -- who registered it
    reload_id  bigint references app.plan_reload,      -- null: registered at a node's start
    applied_at timestamptz not null
);

-- What each node answered. What it holds in memory now is in app.node.
create table app.plan_answer (
    reload_id   bigint not null references app.plan_reload on delete cascade,
    node        text not null,
    answer      text not null check (answer in ('APPLIED', 'UNCHANGED', 'INVALID', 'OLDER')),
    digest      text,                                  -- null when the files are invalid
    detail      text not null,                         -- what was added, changed and removed; or every problem
    answered_at timestamptz not null,
    primary key (reload_id, node)
);
