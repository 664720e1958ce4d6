-- The outbox: everything that is told by mail, chat, webhook or ping, from the moment it is put here until it was taken.
-- Addresses that are secrets (chats, webhooks, pings) are not in here: recipient is their name in the plan.
create table app.outgoing (
    id              bigint generated always as identity primary key,
    channel         text not null check (channel in ('MAIL', 'CHAT', 'WEBHOOK', 'PING')),
    kind            text not null,              -- what it is about, such as run
    key             text not null,              -- what it tells; told once to each recipient
    recipient       text not null,              -- an e-mail address, or a name in the plan
    subject         text not null,
    content         bytea not null,             -- what is sent, byte for byte, however often
    message_id      text,                       -- mail only
    state           text not null default 'WAITING'
                    check (state in ('WAITING', 'SENT', 'REFUSED', 'GIVEN_UP', 'DROPPED')),
    attempts        integer not null default 0, -- also the token of a lease: a sender writes only under its own number
    failures        integer not null default 0, -- since it was put or sent again
    put_at          timestamptz not null,
    next_attempt_at timestamptz,                -- set exactly while it waits
    give_up_at      timestamptz not null,
    leased_by       text,                       -- the program that is sending it
    leased_until    timestamptz,                -- renewed while it does; whoever died lets it pass
    sent_at         timestamptz,                -- the last time it was taken
    problem         text,                       -- why the last attempt failed
    unique (channel, key, recipient),
    check ((state = 'WAITING') = (next_attempt_at is not null)),
    check (state <> 'SENT' or sent_at is not null),
    check ((channel = 'MAIL') = (message_id is not null))
)
-- Contents lie apart, so that a look at many messages reads a few hundred bytes for each.
with (toast_tuple_target = 256);
create index outgoing_due on app.outgoing (next_attempt_at, id) where state = 'WAITING';
create index outgoing_newest on app.outgoing (put_at desc, id desc);

-- Every attempt and its answer, and who asked for another.
create table app.outgoing_event (
    id          bigint generated always as identity primary key,
    outgoing_id bigint not null references app.outgoing on delete cascade,
    at          timestamptz not null,
    event       text not null check (event in ('PUT', 'SENT', 'FAILED', 'REFUSED', 'GIVEN_UP', 'DROPPED', 'RESEND')),
    by          text,                           -- the program that tried, or the person who asked
    detail      text
);
create index outgoing_event_by_outgoing on app.outgoing_event (outgoing_id, id);
