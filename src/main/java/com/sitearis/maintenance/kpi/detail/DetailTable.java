package com.sitearis.maintenance.kpi.detail;

import java.util.List;

/**
 * One table of the detail file: a query over the product's own tables, with {@code :environment}, {@code :from} and
 * {@code :until}.
 *
 * @param name its sheet, a key among the words
 * @param columns heads of the columns, keys among the words
 */
record DetailTable(String name, List<String> columns, String sql) {

    private static final DetailTable CHECKS =
            new DetailTable("checks", List.of("at", "component", "source", "up", "cause"), """
            select at, component, probe, up, detail
            from app.availability_check
            join app.check_series series on series.id = series
            where environment = :environment and at >= :from and at < :until
            order by at, component, probe""");

    /** Hours that are not rolled up yet are added up from raw samples, as the figures are. */
    private static final DetailTable HOURS = new DetailTable(
            "hours", List.of("from", "metric", "target-of", "labels", "samples", "mean", "least", "most"), """
            with dirty as materialized (
                select distinct d.hour, month.part
                from app.dirty_hour d
                join app.sample_month month on month.month = date_trunc('month', d.hour, 'UTC')::date
                where d.hour >= :from::timestamptz - interval '1 hour' and d.hour < :until),
            pieces as (
                select series_id, hour as starts, n, sum, min, max
                from app.sample_hour hour
                where hour >= :from and hour < :until
                  and not exists (select from dirty
                                  where dirty.hour = date_trunc('hour', hour.hour, 'UTC') and dirty.part = hour.part)
                union all
                select series_id, date_trunc('hour', at, 'UTC'), count(*), sum(value), min(value), max(value)
                from app.sample
                join dirty on dirty.hour = date_trunc('hour', at, 'UTC')
                where at >= :from and at < :until
                group by 1, 2)
            select starts, metric, target, labels::text, sum(n)::bigint, sum(sum) / sum(n), min(min), max(max)
            from pieces join app.series on series.id = series_id
            where environment = :environment
            group by starts, metric, target, labels
            order by metric, target, labels::text, starts""");

    private static final DetailTable RUNS =
            new DetailTable("runs", List.of("job", "target-of", "due-at", "finished", "state", "run"), """
            select job, target, slot, finished, state, id
            from app.run
            where slot >= :from and slot < :until and :environment is not null
            order by slot, id""");

    static List<DetailTable> all() {
        return List.of(CHECKS, HOURS, RUNS);
    }
}
