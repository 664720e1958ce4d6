-- Who changed what: written before it is carried out, its outcome after it. Rows are never changed.
create table app.audit (
    id       bigint generated always as identity primary key,
    at       timestamptz not null,
    actor    text not null,                       -- an account, a person at the command line, or anonymous
    via      text not null,                       -- session, token NAME, or command
    address  text not null,                       -- of the sender, or the host of the command
    action   text not null,                       -- such as POST /runs/{run}/relaunch, login, or job run
    subject  text not null,                       -- what it was done to; empty when the action says it
    detail   text not null,                       -- the rest of what was asked, without secrets
    request  text not null                        -- also in the log and in problem documents
);
create index audit_by_time on app.audit (at desc, id desc);
create index audit_by_actor on app.audit (actor, id desc);

-- No row: the program ended before it knew.
create table app.audit_outcome (
    audit_id bigint primary key references app.audit,
    at       timestamptz not null,
    outcome  text not null check (outcome in ('DONE', 'REFUSED', 'FAILED')),
    detail   text not null                        -- a status or an exit code, with its reason
);

create function app.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'table % is append only', tg_table_name using errcode = 'insufficient_privilege';
end
$$;
create trigger append_only before update or delete or truncate on app.audit
    for each statement execute function app.refuse_change();
create trigger append_only before update or delete or truncate on app.audit_outcome
    for each statement execute function app.refuse_change();
revoke update, delete, truncate on app.audit, app.audit_outcome from public;
