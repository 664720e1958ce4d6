-- Findings: what a look at a maintained database found, from when on, and until when. Whoever looks names itself as source.
create table app.finding (
    id          bigint generated always as identity primary key,
    source      text not null,                     -- who found it: upkeep.vacuum, upkeep.index, …
    environment text not null,
    target      text not null,                     -- the database, by its name in the plan
    kind        text not null,                     -- such as index-unused
    object      text not null,                     -- what it is about, such as shop.orders; empty for the whole database
    severity    text not null check (severity in ('NOTE', 'WARNING', 'SEVERE')),
    evidence    text not null,                     -- the figures it rests on, and how sure they are
    suggestion  text not null,                     -- what to do; may be empty
    first_seen  timestamptz not null,
    last_seen   timestamptz not null,
    resolved_at timestamptz                        -- when a look that covered it found it no more
);
create unique index finding_open on app.finding (source, target, kind, object) where resolved_at is null;
create index finding_seen on app.finding (target, last_seen);
