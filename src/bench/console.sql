-- What a large installation has stored after some years: 1,000,000 runs, 100,000 backups, 10,000 statements, 5,000 incidents.
set synchronous_commit = off;

insert into app.run (job, target, slot, kind, state, attempt, created, started, finished, next_attempt_at, node, fence, failure,
                     hint, runbook)
select 'job-' || n % 50, 'database-' || n / 50 % 20, at, 'kind-' || n % 10, state, 1, at, at, at + interval '5 minutes',
       null, 'node-1', n, case when state = 'FAILED' then 'the disk is full' end,
       case when state = 'FAILED' then 'make room' end, case when state = 'FAILED' then 'no-room' end
from (select n, timestamptz '2026-11-01' - n * interval '90 seconds' as at,
             case when n % 97 = 0 then 'FAILED' when n % 991 = 0 then 'STOPPED' else 'SUCCEEDED' end as state
      from generate_series(1, 1000000) n) runs;
update app.run set announced_at = finished;

insert into app.backup (id, plan, database, store, state, date, tiers, begun_at, snapshot_at, sealed_at, method, encrypted, size,
                        plain_size, manifest, verdict, proven_level, proven_at, restore_time)
select to_char(at at time zone 'UTC', 'YYYYMMDD"T"HH24MISS"Z"') || '-' || name || '-' || lpad(n::text, 6, '0'), 'test', name,
       'store', 'SEALED', at::date, '{"daily": "P30D"}', at, at, at, 'custom', false, n, n, '{}',
       case when n % 50 = 0 then 'DIFFERENT' else 'PROVEN' end, 'CONTENT', at, interval '3 minutes'
from (select n, case when n % 100 = 0 then 'shop' else 'database-' || n % 100 end as name,
             timestamptz '2026-11-01' - n * interval '10 minutes' as at
      from generate_series(1, 100000) n) backups;

insert into app.query_text (fingerprint, text)
select n, 'select * from orders where column_' || n || ' = ?' from generate_series(1, 10000) n;
insert into app.query_week (target, monday, source, fingerprint, calls, total_us, max_us, us_by_hour)
select 'shop', monday, 'STATEMENTS', n, n, n * 1000, n * 10, array_fill(n::bigint, array[168])
from generate_series(1, 10000) n,
     unnest(array[date '2026-10-26', date '2026-10-19', date '2026-10-12', date '2026-10-05']) monday;

insert into app.finding (source, environment, target, kind, object, severity, evidence, suggestion, first_seen, last_seen, resolved_at)
select 'upkeep.index', 'production', 'shop', 'unused-index', 'index_' || n,
       (array['NOTE', 'WARNING', 'SEVERE'])[n % 3 + 1], 'never read', 'drop it', at, at, case when n > 500 then at end
from (select n, timestamptz '2026-11-01' - n * interval '1 hour' as at from generate_series(1, 5000) n) found;
analyze;
