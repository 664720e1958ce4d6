package com.sitearis.maintenance.run;

import com.sitearis.maintenance.plan.JobSpec;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Asks something of every job and target: one look into an index for each of them, however many runs they have. */
final class EachJob {

    /** To be joined laterally. */
    static final String FROM = " from unnest(cast(:jobs as text[]), cast(:targets as text[])) asked (job, target) ";

    private EachJob() {}

    static StatementSpec ask(JdbcClient jdbc, String sql, List<JobSpec> jobs) {
        return jdbc.sql(sql)
                .param(
                        "jobs",
                        jobs.stream()
                                .flatMap(job -> job.targets().stream().map(target -> job.name()))
                                .toArray(String[]::new))
                .param(
                        "targets",
                        jobs.stream().flatMap(job -> job.targets().stream()).toArray(String[]::new));
    }
}
