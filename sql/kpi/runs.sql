-- The runs that were due in a period, one row each.
-- Parameters: from, until (the end is not included).
select id, job, target, slot, finished, state
from app.run
where slot >= :from and slot < :until
order by slot, id
