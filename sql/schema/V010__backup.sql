-- The catalogue of backups. The store is the truth about what exists; this is what we know of it, and it can be
-- rebuilt from the manifests.
create table app.backup (
    id             text collate "C" primary key, -- begins with the UTC instant: ordered by id is ordered by age
    plan           text not null,
    database       text not null,
    store          text not null,
    run_id         bigint,                       -- the run that made it; null after a rebuild from the store
    state          text not null check (state in ('DUMPING', 'SEALED', 'PRUNING', 'PRUNED', 'ABANDONED', 'LOST')),
    date           date not null,                -- local date in the plan's zone
    label          text not null default '',
    pinned         boolean not null default false,
    tiers          jsonb not null default '{}',  -- {"daily": "P30D"}: why it is kept, and for how long from its date on
    begun_at       timestamptz not null,
    snapshot_at    timestamptz,
    sealed_at      timestamptz,
    method         text not null,
    encrypted      boolean not null,
    size           bigint not null default 0,    -- bytes in the store
    plain_size     bigint not null default 0,    -- bytes before compression
    server_version integer not null default 0,   -- server_version_num
    draft          jsonb,                        -- the manifest between dump and seal
    manifest       jsonb,                        -- as it lies in the store
    -- What the proofs in app.backup_proof say together; written with them, by one statement.
    verdict        text not null default 'UNPROVEN'
                   check (verdict in ('UNPROVEN', 'INTACT', 'PROVEN', 'PROVEN_EXCEPT', 'DIFFERENT')),
    proven_level   text check (proven_level in ('CHECKSUM', 'ROWS', 'CONTENT')),
    proven_at      timestamptz,
    restore_time   interval,
    ended_at       timestamptz,                  -- pruned, abandoned or found lost
    ended_why      text,
    check (state <> 'SEALED' or (sealed_at is not null and manifest is not null))
)
-- Manifests and drafts lie apart, so that a look at all backups reads a few hundred bytes for each.
with (toast_tuple_target = 256);
-- A run makes one backup. One that was given up does not count: the run's next attempt begins another.
create unique index backup_of_run on app.backup (run_id) where state <> 'ABANDONED';
create index backup_by_database on app.backup (plan, database, id desc);
create index backup_by_day on app.backup (plan, database, date) where state = 'SEALED';
create index backup_open on app.backup (id) where state in ('DUMPING', 'PRUNING');

create table app.backup_proof (
    id           bigint generated always as identity primary key,
    backup_id    text collate "C" not null references app.backup on delete cascade,
    run_id       bigint,
    level        text not null check (level in ('CHECKSUM', 'ROWS', 'CONTENT')),
    verdict      text not null check (verdict in ('UNPROVEN', 'INTACT', 'PROVEN', 'PROVEN_EXCEPT', 'DIFFERENT')),
    started      timestamptz not null,
    finished     timestamptz not null,
    restore_time interval,
    against      text not null,
    differences  jsonb not null,
    exceptions   jsonb not null,
    tables       integer not null,
    rows         bigint not null,
    unique (backup_id, started)                  -- a proof that is recorded twice is still one proof
);
