package com.sitearis.maintenance.console.api.plan;

import com.sitearis.maintenance.console.api.Addresses;
import com.sitearis.maintenance.console.api.Page;
import com.sitearis.maintenance.console.api.PlanNames;
import com.sitearis.maintenance.console.server.ForPrograms;
import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.run.CoveredRow;
import com.sitearis.maintenance.run.CoveredRow.Carried;
import com.sitearis.maintenance.run.CoveredRow.State;
import com.sitearis.maintenance.run.PlanCoverage;
import com.sitearis.maintenance.schedule.JobStatus;
import com.sitearis.maintenance.schedule.JobStatuses;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The plan in force, and which rows of the written plan it carries out. */
@ForPrograms
@RequestMapping(Addresses.ROOT + "/plan")
class PlanResource {

    /** What the plan is about; no address and no secret of it. */
    record PlanView(
            String name,
            ZoneId zone,
            String language,
            List<String> environments,
            List<String> databases,
            List<String> stores,
            List<String> jobs) {}

    /**
     * A row of the written plan.
     *
     * @param proofs of each job that carries it out, the newest run that succeeded; empty when no job does yet
     * @param jobs the same jobs, each with its last and next run
     */
    record Row(int row, String section, String title, State state, List<Carried> proofs, List<JobStatus> jobs) {}

    private final PlanNames names;
    private final PlanCoverage coverage;
    private final JobStatuses statuses;

    PlanResource(PlanNames names, PlanCoverage coverage, JobStatuses statuses) {
        this.names = names;
        this.coverage = coverage;
        this.statuses = statuses;
    }

    @GetMapping
    PlanView plan() {
        var plan = names.plan();
        return new PlanView(
                plan.name(),
                plan.zone(),
                plan.language().toLanguageTag(),
                List.copyOf(plan.environments().keySet()),
                List.copyOf(plan.databases().keySet()),
                List.copyOf(plan.stores().keySet()),
                plan.jobs().stream().map(JobSpec::name).toList());
    }

    /** Every row, in order. */
    @GetMapping("/rows")
    Page<Row> rows() {
        List<JobStatus> all = statuses.of(names.plan());
        return Page.whole(
                coverage.rows(names.plan()).stream().map(row -> view(row, all)).toList());
    }

    private static Row view(CoveredRow row, List<JobStatus> all) {
        Set<String> jobs = row.by().stream().map(Carried::job).collect(Collectors.toSet());
        return new Row(
                row.row().number(),
                row.row().section().english(),
                row.row().title().english(),
                row.state(),
                row.by(),
                all.stream().filter(status -> jobs.contains(status.job())).toList());
    }
}
