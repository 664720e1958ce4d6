-- Each installed extension with its version and everything that cannot exist without it, as <catalogue oid>:<object oid>.
-- A column default or a check lives inside the definition of its table, and a view is what its rule says: the table and the
-- view go with them.
with recursive member as (
    select d.refobjid as extension, d.classid, d.objid from pg_catalog.pg_depend d
     where d.refclassid = 'pg_extension'::regclass and d.deptype = 'e'),
dependent as (
    select extension, classid, objid from member
    union
    select p.extension, x.classid, x.objid from dependent p,
           lateral (select d.classid, d.objid from pg_catalog.pg_depend d
                     where d.refclassid = p.classid and d.refobjid = p.objid and d.deptype <> 'e'
                    union all
                    select 'pg_class'::regclass, a.adrelid from pg_catalog.pg_attrdef a
                     where p.classid = 'pg_attrdef'::regclass and a.oid = p.objid
                    union all
                    select 'pg_class'::regclass, r.ev_class from pg_catalog.pg_rewrite r
                     where p.classid = 'pg_rewrite'::regclass and r.oid = p.objid and r.rulename = '_RETURN'
                    union all
                    select 'pg_class'::regclass, k.conrelid from pg_catalog.pg_constraint k
                     where p.classid = 'pg_constraint'::regclass and k.oid = p.objid and k.contype = 'c') x)
select e.extname as name, e.extversion as version,
       array(select classid::int8 || ':' || objid::int8 from dependent where extension = e.oid
             except
             select classid::int8 || ':' || objid::int8 from member where extension = e.oid) as dependents
  from pg_catalog.pg_extension e
 where e.extname <> 'plpgsql'
 order by e.extname;
