-- Settings that belong to the current database: role (empty for all), name, value.
select coalesce(r.rolname, ''), split_part(s.setting, '=', 1),
       substr(s.setting, position('=' in s.setting) + 1)
  from pg_catalog.pg_db_role_setting d
  left join pg_catalog.pg_roles r on r.oid = d.setrole,
       lateral unnest(d.setconfig) as s (setting)
 where d.setdatabase = (select oid from pg_catalog.pg_database where datname = current_database())
 order by 1, 2;
