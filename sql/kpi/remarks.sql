-- The comments in force for a month: for each KPI the newest of the month itself, or else of the latest of the twelve
-- months before that has one. An empty text takes a comment back.
-- Parameters: kind, month (the first day).
select kpi, month, text, author, at
from (select distinct on (kpi) kpi, month, text, author, at
      from app.report_remark
      where kind = :kind and month <= :month and month > :month - interval '12 months'
      order by kpi, month desc, id desc) newest
where text <> ''
order by kpi
