package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.cli.api.OverApi;
import com.sitearis.maintenance.run.Run;
import com.sitearis.maintenance.run.RunDetail;
import com.sitearis.maintenance.run.RunFilter;
import com.sitearis.maintenance.run.RunNotFound;
import com.sitearis.maintenance.run.RunState;
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

    @OverApi
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
        invocation.tell(
                api -> api.list("/runs", Run.class, limit, "job", job, "state", failed ? RunState.FAILED : null),
                RunDesk::open,
                desk -> desk.runs().list(new RunFilter(failed, job, limit)),
                (runs, times) -> new RunText(times).list(runs));
    }

    @OverApi
    @Command(name = "show", description = "one run: its attempts, steps, times, and what failed")
    void show(@Parameters(paramLabel = "RUN", description = "its number") long run) {
        invocation.tell(
                api -> api.get("/runs/" + run, RunDetail.class),
                RunDesk::open,
                desk -> desk.runs().show(run).orElseThrow(() -> new RunNotFound(run)),
                (detail, times) -> new RunText(times).show(detail));
    }
}
