package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.run.Run;
import com.sitearis.maintenance.run.RunDetail;
import com.sitearis.maintenance.run.RunFilter;
import com.sitearis.maintenance.run.RunNotFound;
import com.sitearis.maintenance.run.Runs;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code maintenance run …}: what happened. */
@Command(name = "run", description = "what ran, what runs, and what became of it", synopsisSubcommandLabel = "COMMAND")
final class RunCommands {

    private final Invocation invocation;

    RunCommands(Invocation invocation) {
        this.invocation = invocation;
    }

    @Command(name = "list", description = "runs, newest first")
    void list(
            @Option(names = "--failed", description = "only those that failed") boolean failed,
            @Option(names = "--job", paramLabel = "NAME", description = "only this job's") @Nullable String job,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "50",
                            description = "at most (${DEFAULT-VALUE})")
                    int limit) {
        try (OwnDatabase own = OwnDatabase.visit(invocation)) {
            List<Run> runs = runs(own).list(new RunFilter(failed, job, limit));
            invocation.answer(runs, text().list(runs));
        }
    }

    @Command(name = "show", description = "one run: its attempts, steps, times, and what failed")
    void show(@Parameters(paramLabel = "RUN", description = "its number") long run) {
        try (OwnDatabase own = OwnDatabase.visit(invocation)) {
            RunDetail detail = runs(own).show(run).orElseThrow(() -> new RunNotFound(run));
            invocation.answer(detail, text().show(detail));
        }
    }

    private Runs runs(OwnDatabase own) {
        return new Runs(own.jdbc(), invocation.clock());
    }

    /** Times are told in the plan's zone; what ran can be looked at without a plan as well. */
    private RunText text() {
        ZoneId zone = new PlanSource(invocation)
                .read()
                .read()
                .map(MaintenancePlan::zone)
                .orElse(ZoneOffset.UTC);
        return new RunText(new Times(zone));
    }
}
