-- Mails that came back: told by a report (RFC 3464) after they were taken, or refused at once by the server.
create table app.bounce (
    id          bigint generated always as identity primary key,
    report      text not null,               -- the report's Message-ID, or smtp/<message>/<attempt>: the same report counts once
    at          timestamptz not null,        -- when we learned of it
    recipient   text not null,               -- as the outbox wrote it
    hard        boolean not null,            -- 5.x.x: this address will not do; 4.x.x is only counted
    failed      boolean not null,            -- whether the mail is lost; else it is late
    status      text not null,               -- such as 5.1.1
    detail      text not null,
    outgoing_id bigint references app.outgoing on delete set null,
    cleared_at  timestamptz,                 -- a person says that the address works again
    cleared_by  text,
    unique (report, recipient),
    check ((cleared_at is null) = (cleared_by is null))
);
create index bounce_by_recipient on app.bounce (lower(recipient), at desc);
create index outgoing_by_message_id on app.outgoing (message_id) where message_id is not null;

-- A mail that was taken and came back.
alter table app.outgoing drop constraint outgoing_state_check;
alter table app.outgoing add constraint outgoing_state_check
    check (state in ('WAITING', 'SENT', 'REFUSED', 'GIVEN_UP', 'DROPPED', 'BOUNCED'));
alter table app.outgoing_event drop constraint outgoing_event_event_check;
alter table app.outgoing_event add constraint outgoing_event_event_check
    check (event in ('PUT', 'SENT', 'FAILED', 'REFUSED', 'GIVEN_UP', 'DROPPED', 'RESEND', 'BOUNCED', 'DELAYED'));
