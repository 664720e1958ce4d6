-- What a person said of one run beyond its job file, by the parameters' names.
alter table app.run add parameters jsonb not null default '{}';

-- Until now the runs about backups had a table of their own for it.
update app.run r
   set parameters = jsonb_strip_nulls(jsonb_build_object(
           'tier', q.tier, 'label', nullif(q.label, ''), 'backup', q.backup, 'into', q.into_database))
  from app.backup_request q
 where r.job = q.job and r.target = q.target and r.slot = q.slot;

drop table app.backup_request;
