package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.run.Run;
import com.sitearis.maintenance.run.RunNotFound;
import com.sitearis.maintenance.run.RunParameters;
import com.sitearis.maintenance.run.Runs;
import com.sitearis.maintenance.run.StopAnswer;
import com.sitearis.maintenance.schedule.JobStatus;
import com.sitearis.maintenance.schedule.JobStatuses;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code maintenance job …}: the plan's jobs; now, again, no longer. */
@Command(name = "job", description = "the plan's jobs: now, again, no longer", synopsisSubcommandLabel = "COMMAND")
final class JobCommands {

    /** A run's worker looks for wishes every second, and its children get a few to end. */
    private static final Duration TO_STOP = Duration.ofSeconds(20);

    private final Invocation invocation;

    JobCommands(Invocation invocation) {
        this.invocation = invocation;
    }

    @Command(name = "list", description = "every job and target, with its next firing and what became of its last run")
    void list() {
        MaintenancePlan plan = plan();
        try (OwnDatabase own = OwnDatabase.visit(invocation)) {
            List<JobStatus> jobs = new JobStatuses(own.jdbc(), invocation.clock()).of(plan);
            invocation.answer(jobs, JobTable.of(jobs, new Times(plan.zone())));
        }
    }

    @Command(name = "show", description = "what a job does, and what can be said of one run of it")
    void show(@Parameters(paramLabel = "NAME", description = "the job's name") String name) {
        JobSheet sheet = JobSheet.of(job(plan(), name));
        invocation.answer(sheet, sheet.text());
    }

    @Command(name = "run", description = "carries a job out now, beside its schedule")
    int run(
            @Parameters(paramLabel = "NAME", description = "the job's name") String name,
            @Option(names = "--target", paramLabel = "TARGET", description = "only this one of its targets") @Nullable
                    String target,
            @Option(
                            names = "--set",
                            paramLabel = "NAME=VALUE",
                            description = "a parameter of this run, such as month=2026-10; `job show NAME` lists them")
                    @Nullable
                    Map<String, String> parameters,
            @Option(names = "--detach", description = "ask a node for it, and do not wait") boolean detach)
            throws Exception {
        MaintenancePlan plan = plan();
        JobSpec job = job(plan, name);
        if (target != null && !job.targets().contains(target)) {
            throw new UnknownName("target of job " + name, target, job.targets());
        }
        List<String> targets = target == null ? job.targets() : List.of(target);
        var checked = RunParameters.check(job, parameters == null ? Map.of() : parameters);
        return new JobOnDemand(invocation, plan, detach).run(job, targets, checked);
    }

    @Command(
            name = "relaunch",
            description = "goes on with a run that failed or was stopped, at the step that did not end")
    int relaunch(
            @Parameters(paramLabel = "RUN", description = "its number") long run,
            @Option(names = "--detach", description = "ask a node for it, and do not wait") boolean detach)
            throws Exception {
        return new JobOnDemand(invocation, plan(), detach).relaunch(run);
    }

    @Command(name = "stop", description = "stops a run, wherever it is carried out, and its child processes with it")
    int stop(@Parameters(paramLabel = "RUN", description = "its number") long number) {
        try (OwnDatabase own = OwnDatabase.visit(invocation)) {
            Runs runs = runs(own);
            StopAnswer answer = runs.askStop(number, invocation.person());
            boolean ended =
                    Waiting.until(TO_STOP, () -> find(runs, number).state().ended());
            Run run = find(runs, number);
            String said = answer == StopAnswer.ENDED_BEFORE
                    ? "had ended before: " + RunText.word(run.state())
                    : ended ? RunText.word(run.state()) : "has been asked to stop; nobody works on it just now";
            invocation.answer(run, "run " + number + " " + said);
            return 0;
        }
    }

    private static JobSpec job(MaintenancePlan plan, String name) {
        return plan.job(name)
                .orElseThrow(() -> new UnknownName(
                        "job", name, plan.jobs().stream().map(JobSpec::name).toList()));
    }

    private static Run find(Runs runs, long number) {
        return runs.find(number).orElseThrow(() -> new RunNotFound(number));
    }

    private Runs runs(OwnDatabase own) {
        return new Runs(own.jdbc(), invocation.clock());
    }

    private MaintenancePlan plan() {
        return new PlanSource(invocation).read().plan();
    }
}
