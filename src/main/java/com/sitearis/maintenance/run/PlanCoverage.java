package com.sitearis.maintenance.run;

import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.written.WrittenPlan;
import com.sitearis.maintenance.run.CoveredRow.Carried;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which rows of the written plan are carried out: by which job, when last, and by which run that is shown. */
public final class PlanCoverage {

    private static final String LAST = """
            select asked.job, asked.target, good.id as run, good.finished, ended.id as last_ended
            %s
            left join lateral (
                select id, finished from app.run
                where run.job = asked.job and run.target = asked.target and state = 'SUCCEEDED'
                order by slot desc limit 1) good on true
            left join lateral (
                select id from app.run
                where run.job = asked.job and run.target = asked.target
                    and state in ('SUCCEEDED', 'FAILED', 'STOPPED')
                order by slot desc limit 1) ended on true""".formatted(EachJob.FROM);

    private final JdbcClient jdbc;

    /** Asks the product's own database. */
    public PlanCoverage(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All rows, in the order of the written plan. */
    public List<CoveredRow> rows(MaintenancePlan plan) {
        List<JobSpec> jobs =
                plan.jobs().stream().filter(job -> !job.rows().isEmpty()).toList();
        Map<String, List<Carried>> carried = last(jobs).stream().collect(Collectors.groupingBy(Carried::job));
        return WrittenPlan.rows().stream()
                .map(row -> new CoveredRow(
                        row,
                        jobs.stream()
                                .filter(job -> job.rows().contains(row.number()))
                                .flatMap(job -> carried.getOrDefault(job.name(), List.of()).stream())
                                .toList()))
                .toList();
    }

    private List<Carried> last(List<JobSpec> jobs) {
        return EachJob.ask(jdbc, LAST, jobs)
                .query((row, number) -> new Carried(
                        row.getString("job"),
                        row.getString("target"),
                        row.getObject("run", Long.class),
                        SqlTime.instantOrNull(row, "finished"),
                        row.getObject("last_ended", Long.class)))
                .list();
    }
}
