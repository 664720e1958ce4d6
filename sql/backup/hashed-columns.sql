-- The columns of all tables, and whether a column's own hash sees nothing but its value and all of it. The others are hashed as
-- text: the hash of an enum or a regclass is that of its oid, which a restore changes; that of an array leaves out its bounds,
-- that of jsonb where an object ends; json, xml and geometric types have none. The text is what the type's own output function
-- writes, called by its name: a cast to text may be somebody's own function that leaves something out. Where the function is
-- not PostgreSQL's own, or the type is composite or a domain, the text within a row is taken, which costs half as much again.
select a.attrelid::int8 as relation, quote_ident(a.attname) as name,
       case when o.pronamespace = 'pg_catalog'::regnamespace and t.typtype in ('b', 'e', 'r', 'm')
            then 'pg_catalog.' || quote_ident(o.proname) end as output,
       coalesce(t.typname in ('bool', 'int2', 'int4', 'int8', 'float4', 'float8', 'numeric', 'text', 'varchar', 'bpchar',
                              'name', 'bytea', 'uuid', 'date', 'time', 'timetz', 'timestamp', 'timestamptz',
                              'inet', 'cidr', 'macaddr')
                and t.typnamespace = 'pg_catalog'::regnamespace
                and coalesce(c.collisdeterministic, true)
                -- without a declared scale 1.0 and 1.00, without a declared length 'a' and 'a ' are of equal hash
                and (t.typname not in ('numeric', 'bpchar') or a.atttypmod <> -1), false) as by_value
  from pg_catalog.pg_attribute a
  join pg_catalog.pg_class r on r.oid = a.attrelid and r.relkind = 'r' and r.relpersistence <> 't'
  join pg_catalog.pg_type t on t.oid = a.atttypid
  left join pg_catalog.pg_proc o on o.oid = t.typoutput
  left join pg_catalog.pg_collation c on c.oid = a.attcollation
 where a.attnum > 0 and not a.attisdropped
 order by a.attrelid, a.attnum;
