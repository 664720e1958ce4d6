package com.sitearis.maintenance.console.pages.figure;

import com.sitearis.maintenance.console.server.ForPeople;
import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.schedule.JobStatus;
import com.sitearis.maintenance.schedule.JobStatuses;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The rows of the written plan, and what carries them out. */
@ForPeople
class PlanPage {

    /** How many rows the written plan has. */
    private static final int WRITTEN_ROWS = 119;

    private final Supplier<MaintenancePlan> plan;
    private final JobStatuses statuses;

    PlanPage(Supplier<MaintenancePlan> plan, JobStatuses statuses) {
        this.plan = plan;
        this.statuses = statuses;
    }

    /** @param jobs empty when no job of the plan names the row */
    record Row(int number, List<JobStatus> jobs) {}

    @GetMapping("/plan")
    String plan(Model model) {
        List<JobStatus> all = statuses.of(plan.get());
        List<Row> rows = IntStream.rangeClosed(1, WRITTEN_ROWS)
                .mapToObj(number -> new Row(number, of(number, all)))
                .toList();
        model.addAttribute("rows", rows);
        model.addAttribute(
                "carried", rows.stream().filter(row -> !row.jobs().isEmpty()).count());
        return "plan";
    }

    private List<JobStatus> of(int row, List<JobStatus> all) {
        List<String> jobs = plan.get().jobs().stream()
                .filter(job -> job.rows().contains(row))
                .map(JobSpec::name)
                .toList();
        return all.stream().filter(status -> jobs.contains(status.job())).toList();
    }
}
