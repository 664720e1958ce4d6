-- What the statements of one account did in an hour by pg_stat_statements: one element for each statement, because a row for each
-- costs the server several times as much. Two snapshots within an hour leave two rows.
create table app.statement_hour (
    target          text not null,                 -- the database, by its name in the plan
    hour            timestamptz not null,
    taken_at        timestamptz not null,          -- the snapshot that closed it
    account         text not null,
    nested          boolean not null,              -- inside a function: its time is also that of the statement that called it
    fingerprint     bigint[] not null,
    calls           bigint[] not null,
    total_us        bigint[] not null,
    rows            bigint[] not null,
    shared_hit      bigint[] not null,
    shared_read     bigint[] not null,
    temporary_bytes bigint[] not null,
    primary key (target, hour, taken_at, account, nested)
);

insert into app.statement_hour
select target, hour, hour, account, nested, array_agg(fingerprint), array_agg(calls), array_agg(total_us),
       array_agg(coalesce(rows, 0)), array_agg(coalesce(shared_hit, 0)), array_agg(coalesce(shared_read, 0)),
       array_agg(coalesce(temporary_bytes, 0))
  from app.query_hour
 where source = 'STATEMENTS'
 group by target, hour, account, nested;

delete from app.query_hour where source = 'STATEMENTS';
alter table app.query_hour drop constraint query_hour_source_check;
alter table app.query_hour add constraint query_hour_source_check check (source = 'LOG');

-- Logs bring few rows in an hour, so that this index costs little, and one statement's hours are found at once.
create index query_hour_fingerprint on app.query_hour (fingerprint);

-- Both sources, one row for each statement.
create view app.query_known_hour as
select target, source, hour, fingerprint, account, nested, calls, total_us, max_us, rows, shared_hit, shared_read,
       temporary_bytes, lock_waits, lock_us, errors, durations
  from app.query_hour
 union all
select h.target, 'STATEMENTS', h.hour, n.fingerprint, h.account, h.nested, n.calls, n.total_us, null, n.rows, n.shared_hit,
       n.shared_read, n.temporary_bytes, null, null, null, null
  from app.statement_hour h
 cross join lateral unnest(h.fingerprint, h.calls, h.total_us, h.rows, h.shared_hit, h.shared_read, h.temporary_bytes)
       n (fingerprint, calls, total_us, rows, shared_hit, shared_read, temporary_bytes);

-- The same of one statement, without unfolding the others.
create function app.query_known_hour_of(wanted bigint) returns setof app.query_known_hour language sql stable as $$
select target, source, hour, fingerprint, account, nested, calls, total_us, max_us, rows, shared_hit, shared_read,
       temporary_bytes, lock_waits, lock_us, errors, durations
  from app.query_hour
 where fingerprint = wanted
 union all
select target, 'STATEMENTS', hour, wanted, account, nested, calls[at], total_us[at], null, rows[at], shared_hit[at],
       shared_read[at], temporary_bytes[at], null, null, null, null
  from (select *, array_position(fingerprint, wanted) as at from app.statement_hour) h
 where at is not null
$$;

-- The last snapshot is replaced every hour: compressing it costs more than its few hundred kilobytes.
alter table app.statement_snapshot
    alter userid set storage external,
    alter dbid set storage external,
    alter queryid set storage external,
    alter toplevel set storage external,
    alter fingerprint set storage external,
    alter stats_since set storage external,
    alter calls set storage external,
    alter total_us set storage external,
    alter rows set storage external,
    alter shared_hit set storage external,
    alter shared_read set storage external,
    alter temporary_bytes set storage external,
    add rules int not null default 0;              -- of fingerprints: after a change texts are read again
