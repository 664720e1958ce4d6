-- Incidents. What happened to each is in app.incident_event, whose rows are only ever added.
create table app.incident (
    id              bigint generated always as identity primary key,
    cause           text not null,               -- however often it fires, it has one unfinished incident
    environment     text not null,
    component       text,                        -- null for the environment as a whole
    title           text not null,
    priority        text not null check (priority in ('P0', 'P1', 'P2', 'P3')),
    state           text not null check (state in ('OPEN', 'ACKNOWLEDGED', 'RESOLVED', 'CLOSED')),
    fires           integer not null default 1,  -- how often the cause was reported
    opened_by       text not null,
    detected        timestamptz not null,        -- when it was known: response times count from here
    impact_start    timestamptz not null,        -- when users began to feel it; not after detected
    impact_end      timestamptz,
    acknowledged    timestamptz,
    assignee        text,
    confirmed       timestamptz,                 -- a person agreed that it is real, and how bad
    next_update     timestamptz,                 -- promised to those who are affected
    resolved        timestamptz,
    closed          timestamptz,
    false_alarm     boolean not null default false,
    check (impact_end >= impact_start),
    check (state in ('RESOLVED', 'CLOSED') or resolved is null),
    check ((state = 'CLOSED') = (closed is not null))
);
create unique index incident_unfinished on app.incident (cause) where state in ('OPEN', 'ACKNOWLEDGED');
create index incident_by_cause on app.incident (cause, id desc);
create index incident_by_impact on app.incident (environment, impact_start);
create index incident_open on app.incident (id) where state <> 'CLOSED';

create table app.incident_event (
    id          bigint generated always as identity primary key,
    incident_id bigint not null references app.incident,
    at          timestamptz not null,
    by          text not null,
    kind        text not null,                   -- OPENED, STATE, PRIORITY, ASSIGNED, CONFIRMED, RECOVERED, NOTE, ANSWER, …
    from_value  text,
    to_value    text,
    text        text not null default ''
);
create index incident_event_by_incident on app.incident_event (incident_id, id);

create function app.incident_event_stays() returns trigger language plpgsql as $$
begin
    raise exception 'what happened to an incident is not changed afterwards';
end $$;
create trigger incident_event_stays before update or delete on app.incident_event
    for each row execute function app.incident_event_stays();

create table app.incident_deployment (
    incident_id   bigint not null references app.incident,
    deployment    text not null,                 -- as the deployments name it, such as a commit
    linked_at     timestamptz not null,
    linked_by     text not null,
    primary key (incident_id, deployment)
);
create index incident_deployment_by_deployment on app.incident_deployment (deployment);
