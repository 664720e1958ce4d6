package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.run.Run;
import com.sitearis.maintenance.run.RunState;
import com.sitearis.maintenance.schedule.NextFiring;
import com.sitearis.maintenance.schedule.Scheduling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@code job list} answers. */
record JobList(List<Line> lines) {

    /**
     * One job on one target.
     *
     * @param next null when it has no schedule, or no node has registered it yet
     * @param lastRun null when it never ran
     */
    record Line(
            String job,
            String target,
            String kind,
            String schedule,
            @Nullable Instant next,
            @Nullable Long lastRun,
            @Nullable Instant lastSlot,
            @Nullable RunState lastState) {}

    static JobList of(MaintenancePlan plan, List<NextFiring> firings, List<Run> latest) {
        List<Line> lines = new ArrayList<>();
        for (JobSpec job : plan.jobs()) {
            for (String target : job.targets()) {
                Optional<NextFiring> next = firings.stream()
                        .filter(one ->
                                one.job().equals(job.name()) && one.target().equals(target))
                        .findFirst();
                Optional<Run> last = latest.stream()
                        .filter(one ->
                                one.job().equals(job.name()) && one.target().equals(target))
                        .findFirst();
                lines.add(new Line(
                        job.name(),
                        target,
                        job.kind().name(),
                        Scheduling.words(job.schedule()),
                        next.map(NextFiring::at).orElse(null),
                        last.map(Run::id).orElse(null),
                        last.map(Run::slot).orElse(null),
                        last.map(Run::state).orElse(null)));
            }
        }
        return new JobList(lines);
    }

    String text(Times times) {
        if (lines.isEmpty()) {
            return "no jobs";
        }
        Table table = new Table("JOB", "TARGET", "SCHEDULE", "NEXT", "LAST", "RUN", "STATE");
        lines.forEach(line -> table.row(
                line.job(),
                line.target(),
                line.schedule(),
                times.at(line.next()),
                times.at(line.lastSlot()),
                line.lastRun() == null ? "-" : line.lastRun().toString(),
                line.lastState() == null ? "never ran" : RunText.word(line.lastState())));
        return table.toString();
    }
}
