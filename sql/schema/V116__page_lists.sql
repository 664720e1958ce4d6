-- What pages ask for with every load. Incidents in the order they are listed in, however many are closed.
create index incident_newest on app.incident (detected desc, id desc);
create index incident_not_closed on app.incident (detected desc, id desc) where state <> 'CLOSED';
-- What was found about one object.
create index finding_about on app.finding (source, object);
-- When somebody was last sent a mail.
create index outgoing_mail_to on app.outgoing (lower(recipient), sent_at) where channel = 'MAIL';

-- As before, but for the offset: without it the statement's place was looked for again for each of its figures.
create or replace function app.query_known_hour_of(wanted bigint) returns setof app.query_known_hour language sql stable as $$
select target, source, hour, fingerprint, account, nested, calls, total_us, max_us, rows, shared_hit, shared_read,
       temporary_bytes, lock_waits, lock_us, errors, durations
  from app.query_hour
 where fingerprint = wanted
 union all
select target, 'STATEMENTS', hour, wanted, account, nested, calls[at], total_us[at], null, rows[at], shared_hit[at],
       shared_read[at], temporary_bytes[at], null, null, null, null
  from (select *, array_position(fingerprint, wanted) as at from app.statement_hour offset 0) h
 where at is not null
$$;
