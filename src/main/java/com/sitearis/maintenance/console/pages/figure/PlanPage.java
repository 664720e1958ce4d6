package com.sitearis.maintenance.console.pages.figure;

import com.sitearis.maintenance.console.server.ForPeople;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.written.WrittenRow;
import com.sitearis.maintenance.run.CoveredRow;
import com.sitearis.maintenance.run.CoveredRow.Carried;
import com.sitearis.maintenance.run.CoveredRow.State;
import com.sitearis.maintenance.run.PlanCoverage;
import com.sitearis.maintenance.schedule.JobStatus;
import com.sitearis.maintenance.schedule.JobStatuses;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The rows of the written plan: what carries each out, when it last did, and the run that shows it. */
@ForPeople
class PlanPage {

    private final Supplier<MaintenancePlan> plan;
    private final PlanCoverage coverage;
    private final JobStatuses statuses;

    PlanPage(Supplier<MaintenancePlan> plan, PlanCoverage coverage, JobStatuses statuses) {
        this.plan = plan;
        this.coverage = coverage;
        this.statuses = statuses;
    }

    /**
     * A row as it is shown.
     *
     * @param jobs empty when no job carries it out
     */
    record Row(int number, String title, String state, List<Line> jobs) {}

    /** One job's part of it. */
    record Line(
            String job,
            String target,
            String state,
            @Nullable Long run,
            @Nullable Instant at,
            @Nullable Instant next) {}

    @GetMapping("/plan")
    String plan(Model model, Locale language) {
        List<CoveredRow> rows = coverage.rows(plan.get());
        Map<String, JobStatus> status = statuses.of(plan.get()).stream()
                .collect(Collectors.toMap(one -> key(one.job(), one.target()), one -> one, (one, same) -> one));
        Map<WrittenRow.Text, List<Row>> sections = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.row().section(),
                        LinkedHashMap::new,
                        Collectors.mapping(row -> shown(row, status, language), Collectors.toList())));
        Map<String, List<Row>> titled = new LinkedHashMap<>();
        sections.forEach((section, inIt) -> titled.put(section.in(language), inIt));
        model.addAttribute("sections", titled);
        model.addAttribute("all", rows.size());
        model.addAttribute(
                "with", rows.stream().filter(row -> row.state() != State.NO_JOB).count());
        model.addAttribute(
                "carried",
                rows.stream().filter(row -> row.state() == State.CARRIED_OUT).count());
        return "plan";
    }

    private static Row shown(CoveredRow row, Map<String, JobStatus> status, Locale language) {
        List<Line> lines = row.by().stream()
                .map(by -> line(by, Optional.ofNullable(status.get(key(by.job(), by.target())))))
                .toList();
        return new Row(
                row.row().number(), row.row().title().in(language), row.state().name(), lines);
    }

    private static Line line(Carried by, Optional<JobStatus> status) {
        return new Line(
                by.job(),
                by.target(),
                by.state().name(),
                by.run(),
                by.at(),
                status.map(JobStatus::next).orElse(null));
    }

    private static String key(String job, String target) {
        return job + " " + target;
    }
}
