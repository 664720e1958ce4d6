package com.sitearis.maintenance.cli;

import static com.sitearis.maintenance.cli.api.ServerApi.encoded;

import com.sitearis.maintenance.cli.api.OverApi;
import com.sitearis.maintenance.cli.api.ServerApi;
import com.sitearis.maintenance.console.api.NothingThere;
import com.sitearis.maintenance.console.api.RequestRefused;
import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.run.Run;
import com.sitearis.maintenance.run.RunDetail;
import com.sitearis.maintenance.run.RunNotFound;
import com.sitearis.maintenance.run.RunParameters;
import com.sitearis.maintenance.run.StopAnswer;
import com.sitearis.maintenance.schedule.JobPause;
import com.sitearis.maintenance.schedule.JobPauses;
import com.sitearis.maintenance.schedule.JobStatus;
import com.sitearis.maintenance.schedule.JobStatuses;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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

    @OverApi
    @Command(name = "list", description = "every job and target, with its next firing and what became of its last run")
    void list() {
        invocation.tell(
                api -> api.list("/jobs", JobStatus.class, 0),
                PlainDesk::open,
                desk -> new JobStatuses(desk.own().jdbc(), invocation.clock()).of(desk.plan()),
                JobTable::of);
    }

    @Command(name = "show", description = "what a job does, and what can be said of one run of it")
    void show(@Parameters(paramLabel = "NAME", description = "the job's name") String name) {
        JobSheet sheet = JobSheet.of(job(plan(), name));
        invocation.answer(sheet, sheet.text());
    }

    @OverApi
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
        Map<String, String> said = parameters == null ? Map.of() : parameters;
        ServerApi api = invocation.api();
        if (api != null) {
            return new JobOverApi(invocation, api, detach).run(name, target, said);
        }
        MaintenancePlan plan = plan();
        JobSpec job = job(plan, name);
        if (target != null && !job.targets().contains(target)) {
            throw new RequestRefused(
                    "target",
                    "job " + name + " has no such target",
                    "write one of " + String.join(", ", job.targets()));
        }
        List<String> targets = target == null ? job.targets() : List.of(target);
        return new JobOnDemand(invocation, plan, detach).run(job, targets, RunParameters.check(job, said));
    }

    @OverApi
    @Command(
            name = "relaunch",
            description = "goes on with a run that failed or was stopped, at the step that did not end")
    int relaunch(
            @Parameters(paramLabel = "RUN", description = "its number") long run,
            @Option(names = "--detach", description = "ask a node for it, and do not wait") boolean detach)
            throws Exception {
        ServerApi api = invocation.api();
        return api != null
                ? new JobOverApi(invocation, api, detach).relaunch(run)
                : new JobOnDemand(invocation, plan(), detach).relaunch(run);
    }

    @OverApi
    @Command(name = "stop", description = "stops a run, wherever it is carried out, and its child processes with it")
    void stop(@Parameters(paramLabel = "RUN", description = "its number") long number) {
        record Stopped(StopAnswer answer) {}
        record Told(StopAnswer answer, Run run) {}
        Told told = invocation
                .find(
                        api -> new Told(
                                api.post("/runs/" + number + "/stop", Stopped.class)
                                        .answer(),
                                whenEnded(() -> api.get("/runs/" + number, RunDetail.class)
                                        .run())),
                        RunDesk::open,
                        desk -> new Told(
                                desk.runs().askStop(number, invocation.person()),
                                whenEnded(() -> desk.runs().find(number).orElseThrow(() -> new RunNotFound(number)))))
                .what();
        Run run = told.run();
        String said = told.answer() == StopAnswer.ENDED_BEFORE
                ? "had ended before: " + RunText.word(run.state())
                : run.state().ended()
                        ? RunText.word(run.state())
                        : "has been asked to stop; nobody works on it just now";
        invocation.answer(run, "run " + number + " " + said);
    }

    /** Or as it is when it does not end soon. */
    private static Run whenEnded(Supplier<Run> look) {
        Waiting.until(TO_STOP, () -> look.get().state().ended());
        return look.get();
    }

    @OverApi
    @Command(name = "pause", description = "lets a job's schedule not fire for a while; slots that come up are skipped")
    void pause(
            @Parameters(paramLabel = "NAME", description = "the job's name") String name,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "why") String reason,
            @Option(
                            names = "--until",
                            paramLabel = "TIME",
                            required = true,
                            converter = Moment.Converter.class,
                            description = "when it ends by itself, as 2026-11-28T22:00 in the plan's zone")
                    Moment until) {
        invocation.tell(
                api -> api.post(
                        "/jobs/" + encoded(name) + "/pause",
                        JobPause.class,
                        "reason",
                        reason,
                        "until",
                        until.at(api.zone())),
                PlainDesk::open,
                desk -> pauses(desk)
                        .pause(
                                job(desk.plan(), name).name(),
                                reason,
                                invocation.person(),
                                until.at(desk.plan().zone())),
                (pause, times) -> pause.job() + " is paused until " + times.at(pause.until()) + ": " + pause.reason());
    }

    @OverApi
    @Command(name = "resume", description = "ends a job's pause")
    void resume(@Parameters(paramLabel = "NAME", description = "the job's name") String name) {
        record Resumed(boolean wasPaused) {}
        invocation.tell(
                api -> api.post("/jobs/" + encoded(name) + "/resume", Resumed.class),
                PlainDesk::open,
                desk -> new Resumed(pauses(desk).resume(job(desk.plan(), name).name(), invocation.person())),
                (resumed, times) -> name + (resumed.wasPaused() ? " fires again" : " was not paused"));
    }

    private JobPauses pauses(PlainDesk desk) {
        return new JobPauses(desk.own().jdbc(), invocation.clock());
    }

    private static JobSpec job(MaintenancePlan plan, String name) {
        return plan.job(name)
                .orElseThrow(() -> new NothingThere(
                        "job", name, plan.jobs().stream().map(JobSpec::name).toList()));
    }

    private MaintenancePlan plan() {
        return new PlanSource(invocation).read().plan();
    }
}
