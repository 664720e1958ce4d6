-- The latest version of each of the months before one, newest month first.
-- Parameters: kind, month (the first day), months (how many).
select distinct on (period) edition
from app.report_run
where kind = :kind and period < :month and period >= :month - make_interval(months => :months)
order by period desc, version desc
