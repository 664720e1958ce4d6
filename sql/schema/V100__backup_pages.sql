-- The console's calendar and size trend read a span of days, gone backups included.
create index backup_by_date on app.backup (plan, database, date);
-- "What could be restored for certain right now" is asked with every look.
create index backup_proven on app.backup (plan, database, id desc)
    where state = 'SEALED' and verdict in ('PROVEN', 'PROVEN_EXCEPT');
