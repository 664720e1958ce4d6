package com.sitearis.maintenance.console.api.plan;

import com.sitearis.maintenance.console.api.Addresses;
import com.sitearis.maintenance.console.api.Page;
import com.sitearis.maintenance.console.api.PlanNames;
import com.sitearis.maintenance.console.server.ForPrograms;
import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.schedule.JobStatus;
import com.sitearis.maintenance.schedule.JobStatuses;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The plan in force, and which rows of the written plan it carries out. */
@ForPrograms
@RequestMapping(Addresses.ROOT + "/plan")
class PlanResource {

    /** How many rows the written plan has. */
    private static final int WRITTEN_ROWS = 119;

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
     * @param jobs those that carry it out, each with its last and next run; empty when no job does yet
     */
    record Row(int row, List<JobStatus> jobs) {}

    private final PlanNames names;
    private final JobStatuses statuses;

    PlanResource(PlanNames names, JobStatuses statuses) {
        this.names = names;
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
        return Page.whole(IntStream.rangeClosed(1, WRITTEN_ROWS)
                .mapToObj(row -> new Row(row, of(row, all)))
                .toList());
    }

    private List<JobStatus> of(int row, List<JobStatus> all) {
        List<String> jobs = names.plan().jobs().stream()
                .filter(job -> job.rows().contains(row))
                .map(JobSpec::name)
                .toList();
        return all.stream().filter(status -> jobs.contains(status.job())).toList();
    }
}
