-- How often a finding was seen; of one that is older than this column, at least so often.
alter table app.finding add column seen integer not null default 1 check (seen > 0);
update app.finding set seen = 2 where last_seen > first_seen;
