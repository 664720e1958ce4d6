-- Constraints that were added NOT VALID: rows of before may break them.
-- may: whether the account owns the table.
select format('%I.%I', n.nspname, c.relname) as table_name,
       quote_ident(k.conname) as name,
       pg_get_constraintdef(k.oid) as definition,
       pg_has_role(c.relowner, 'USAGE') as may
from pg_constraint k
     join pg_class c on c.oid = k.conrelid
     join pg_namespace n on n.oid = c.relnamespace
where not k.convalidated
  and k.contype in ('c', 'f')
order by 1, 2;
