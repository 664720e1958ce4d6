package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.Parameter;
import com.sitearis.maintenance.schedule.Scheduling;
import java.util.List;

/** {@code job show}: one job of the plan, and what can be said of one run of it. */
record JobSheet(
        String name, String kind, String purpose, String schedule, List<String> targets, List<Parameter> parameters) {

    static JobSheet of(JobSpec job) {
        return new JobSheet(
                job.name(),
                job.kind().name(),
                job.purpose(),
                Scheduling.words(job.schedule()),
                job.targets(),
                job.parameters().stream().filter(one -> !one.guarded()).toList());
    }

    String text() {
        StringBuilder text = new StringBuilder(name + ": " + purpose + "\n");
        text.append("  kind      ").append(kind).append('\n');
        text.append("  schedule  ").append(schedule).append('\n');
        text.append("  targets   ").append(String.join(", ", targets)).append('\n');
        parameters.forEach(one -> text.append("  --set ")
                .append(one.name())
                .append('=')
                .append(one.example())
                .append(one.required() ? "  (needed) " : "  ")
                .append(one.about())
                .append('\n'));
        return text.toString();
    }
}
