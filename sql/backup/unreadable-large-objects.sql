-- Large objects that the account may not read, as schema (none), name, and why. pg_read_all_data does not reach them, and
-- PostgreSQL has no has_largeobject_privilege before 18.
select '', 'large object ' || m.oid, 'large object'
  from pg_catalog.pg_largeobject_metadata m
 where not pg_has_role(m.lomowner, 'usage') and current_setting('lo_compat_privileges') = 'off'
   and not exists (select 1 from aclexplode(m.lomacl) a where a.privilege_type = 'SELECT'
                    and (a.grantee = 0 or pg_has_role(a.grantee, 'usage')))
 order by m.oid;
