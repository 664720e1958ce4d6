-- What a large installation has stored after some years. ConsoleBench has stored a sample of 50 series in each of the last 13 months before.
set synchronous_commit = off;

-- 1,000,000 runs of 50 jobs on 20 databases; the newest one of each is some minutes to a day old, and 20 of them failed.
insert into app.run (job, target, slot, kind, state, attempt, created, started, finished, next_attempt_at, node, fence, failure,
                     hint, runbook, announced_at)
select 'job-' || n % 50, 'database-' || n / 50 % 20, at, 'kind-' || n % 10, state, 1, at, at, at + interval '5 minutes',
       null, 'node-1', n, case when state = 'FAILED' then 'the disk is full' end,
       case when state = 'FAILED' then 'make room' end, case when state = 'FAILED' then 'no-room' end, at + interval '5 minutes'
from (select n, date_trunc('second', now()) - n * interval '90 seconds' as at,
             case when n % 50 = 0 and n < 1000 or n % 97 = 0 then 'FAILED' when n % 991 = 0 then 'STOPPED' else 'SUCCEEDED' end as state
      from generate_series(1, 1000000) n) runs;
insert into app.run_event (run_id, at, from_state, to_state, reason)
select id, created, null, 'RUNNING', 'asked by the schedule' from app.run where id <= 200000;

-- One run with three attempts of eight steps each, and what they said.
insert into batch.batch_job_instance (job_instance_id, version, job_name, job_key) values (900000001, 0, 'bench', 'bench');
update app.run set job_instance = 900000001 where id = 500000;
insert into batch.batch_job_execution (job_execution_id, version, job_instance_id, create_time, start_time, end_time, status, exit_code,
                                       exit_message, last_updated)
select 900000000 + n, 0, 900000001, now(), now(), now(), 'FAILED', 'FAILED', '', now() from generate_series(1, 3) n;
insert into batch.batch_step_execution (step_execution_id, version, step_name, job_execution_id, create_time, start_time, end_time,
                                        status, exit_code, exit_message, last_updated)
select 900000000 + n, 0, 'step-' || n % 8, 900000001 + n / 8, now(), now(), now(), 'COMPLETED', 'COMPLETED', '', now()
from generate_series(0, 23) n;
insert into app.run_note (step_execution, at, text)
select 900000000 + n % 24, now(), 'looked at table ' || n from generate_series(1, 1200) n;
insert into app.run_line (run_id, attempt, at, level, text)
select 500000, 1, now(), 'INFO', 'line ' || n from generate_series(1, 5000) n;

-- 100,000 backups; 10,000 of them, all there, are of the shop.
insert into app.backup (id, plan, database, store, state, date, tiers, begun_at, snapshot_at, sealed_at, method, encrypted, size,
                        plain_size, manifest, verdict, proven_level, proven_at, restore_time)
select to_char(at at time zone 'UTC', 'YYYYMMDD"T"HH24MISS"Z"') || '-' || name || '-' || lpad(n::text, 6, '0'), 'test', name,
       'store', 'SEALED', at::date, '{"daily": "P30D"}', at, at, at, 'custom', false, n, n, '{}',
       case when n % 50 = 0 then 'DIFFERENT' else 'PROVEN' end, 'CONTENT', at, interval '3 minutes'
from (select n, case when n % 10 = 0 then 'shop' else 'database-' || n % 100 end as name,
             date_trunc('second', now()) - n * interval '10 minutes' as at
      from generate_series(1, 100000) n) backups;

-- 10,000 statements: by week for eight weeks, one of them for two years; by the hour for the last 13 weeks the 500 costliest.
insert into app.query_text (fingerprint, text)
select n, 'select * from orders where column_' || n || ' = ?' from generate_series(1, 10000) n;
insert into app.query_week (target, monday, source, fingerprint, calls, total_us, max_us, us_by_hour)
select 'shop', date_trunc('week', now())::date - 7 * week, 'STATEMENTS', n, n, n * 1000, n * 10, array_fill(n::bigint, array[168])
from generate_series(1, 10000) n, generate_series(14, 104) week
where week < 22 or n = 255;
insert into app.query_hour (target, hour, source, fingerprint, account, nested, calls, total_us, max_us, errors)
select 'shop', date_trunc('hour', now()) - hour * interval '1 hour', 'LOG', n, 'app', false, n, n * 1000, n * 10, 0
from generate_series(1, 50) n, generate_series(1, 2160) hour;
insert into app.statement_hour
select 'shop', date_trunc('hour', now()) - hour * interval '1 hour', date_trunc('hour', now()) - hour * interval '1 hour', account, false,
       figures, figures, figures, figures, figures, figures, figures
from generate_series(1, 2160) hour, unnest(array['app', 'jobs']) account,
     (select array_agg(n::bigint) as figures from generate_series(1, 500) n) all_of_them;
insert into app.query_coverage
select 'shop', date_trunc('hour', now()) - hour * interval '1 hour', source, true, '{}'
from generate_series(1, 2160) hour, unnest(array['LOG', 'STATEMENTS']) source;
insert into app.slow_query_report (report, monday, databases, made_at, page, page_sha256, workbook, workbook_sha256, file_name, document,
                                   subject, mail)
select 'slow-queries-weekly', date_trunc('week', now())::date - 7 * week, 'shop', now(), page, '', page, '', 'week-' || week, '{}', '', ''
from generate_series(1, 104) week, (select convert_to(repeat('0123456789', 20000), 'UTF8') as page) file;

-- 10,000 findings, 1,000 of which stand.
insert into app.finding (source, environment, target, kind, object, severity, evidence, suggestion, first_seen, last_seen, resolved_at)
select (array['upkeep.index', 'upkeep.vacuum', 'slow-queries', 'upkeep.growth'])[n % 4 + 1], 'production',
       case when n % 5 = 0 then 'shop' else 'database-' || n % 20 end, 'unused-index', 'index_' || n,
       (array['NOTE', 'WARNING', 'SEVERE'])[n % 3 + 1], 'never read in 400 days', 'drop it', at, at, case when n > 1000 then at end
from (select n, now() - n * interval '1 hour' as at from generate_series(1, 10000) n) found;

-- 10,000 incidents, 40 of which are not over; one with a long history. 5,000 exceptional windows.
insert into app.incident (cause, environment, component, title, priority, state, opened_by, detected, impact_start, impact_end, resolved,
                          closed)
select 'bench/' || n, 'production', 'component-' || n % 5, 'the shop is slow', (array['P0', 'P1', 'P2', 'P3'])[n % 4 + 1],
       case when n > 9960 then 'OPEN' else 'CLOSED' end, 'bench', at, at,
       case when n <= 9960 then at + interval '10 minutes' end, case when n <= 9960 then at + interval '1 hour' end,
       case when n <= 9960 then at + interval '2 hours' end
from (select n, now() - (10001 - n) * interval '2 hours' as at from generate_series(1, 10000) n) incidents;
insert into app.incident_event (incident_id, at, by, kind, from_value, to_value, text)
select id, detected, 'bench', kind, null, null, 'it was looked at'
from app.incident, unnest(array['OPENED', 'NOTE', 'NOTE', 'NOTE', 'NOTE']) kind;
insert into app.incident_event (incident_id, at, by, kind, from_value, to_value, text)
select 9990, now(), 'bench', 'NOTE', null, null, 'note ' || n from generate_series(1, 500) n;
insert into app.maintenance_window (environment, begins, ends, reason, announced_at, announced_by)
select 'production', at, at + interval '30 minutes', 'a new version', at - interval '8 days', 'bench'
from (select now() + interval '20 days' - n * interval '5 hours' as at from generate_series(1, 5000) n) windows;

-- Five components, checked every five minutes for the 25 months that checks are kept.
insert into app.check_series (environment, component, probe)
select 'production', 'component-' || n, 'probe' from generate_series(0, 4) n;
insert into app.availability_check (series, at, up, seconds)
select id, date_trunc('minute', now()) - n * interval '5 minutes', n % 5000 > 2, 300
from app.check_series, generate_series(1, 219000) n;

-- A year of hours of 50 series, as of the sample that each has in each month.
insert into app.sample_hour
select series_id, at, part, n, sum, sum_sq, min, max, threshold, n_over, at, last, algorithm, sketch
from (select distinct on (series_id) * from app.sample_hour order by series_id, hour desc) one,
     generate_series(date_trunc('hour', now()) - interval '1 year', date_trunc('hour', now()), interval '1 hour') at
on conflict do nothing;

-- 1,000,000 changes in the audit log; 200,000 messages in the outbox.
insert into app.audit (at, actor, via, address, action, subject, detail, request)
select now() - (1000001 - n) * interval '1 minute', 'account-' || n % 20, 'session', '127.0.0.1', 'POST /runs/{run}/relaunch',
       'run ' || n, '', n::text
from generate_series(1, 1000000) n;
insert into app.audit_outcome select id, at, 'DONE', '303' from app.audit;
insert into app.outgoing (channel, kind, key, recipient, subject, content, message_id, state, put_at, give_up_at, sent_at)
select 'MAIL', 'run', 'bench/' || n, 'dba@example.com', 'a run failed', convert_to(repeat('x', 3000), 'UTF8'), n::text, 'SENT', at, at, at
from (select n, now() - n * interval '10 minutes' as at from generate_series(1, 200000) n) messages;
vacuum analyze;
