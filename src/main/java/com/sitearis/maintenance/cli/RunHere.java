package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.run.Run;
import com.sitearis.maintenance.run.RunDetail;
import com.sitearis.maintenance.run.RunLauncher;
import com.sitearis.maintenance.run.RunState;
import com.sitearis.maintenance.run.Runs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Carries out a run in this program while a person watches its steps. */
final class RunHere {

    private final Runs runs;
    private final Invocation invocation;

    RunHere(Runs runs, Invocation invocation) {
        this.runs = runs;
        this.invocation = invocation;
    }

    /**
     * Launches and tells the steps until the attempt has ended.
     *
     * @param find the run, once it is there
     */
    Run watch(Supplier<RunLauncher.Outcome> launch, Supplier<Optional<Run>> find) throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<RunLauncher.Outcome> outcome = thread.submit(launch::get);
            ProgressLine line = new ProgressLine("", invocation);
            while (!Waiting.until(Duration.ofSeconds(1), outcome::isDone)) {
                find.get().flatMap(run -> runs.show(run.id())).ifPresent(detail -> tell(detail, line));
            }
            line.clear();
            if (outcome.get() == RunLauncher.Outcome.BUSY) {
                throw new AlreadyRunning();
            }
            return find.get().orElseThrow();
        } finally {
            thread.shutdown();
        }
    }

    private static void tell(RunDetail detail, ProgressLine line) {
        List<RunDetail.Attempt> attempts = detail.attempts();
        if (attempts.isEmpty()) {
            return;
        }
        List<RunDetail.Step> steps = attempts.get(attempts.size() - 1).steps();
        for (RunDetail.Step step : steps) {
            RunDetail.Progress progress = step.progress();
            if (step.ended() == null) {
                line.titled(step.name());
                line.at(progress == null ? 0 : progress.doneBytes());
            }
        }
    }

    /** The exit code that tells how the run ended. */
    static int exitCode(Run run) {
        return run.state() == RunState.SUCCEEDED
                ? 0
                : run.state() == RunState.STOPPED
                        ? com.sitearis.maintenance.failure.ExitCode.STOPPED.code()
                        : com.sitearis.maintenance.failure.ExitCode.FAILED.code();
    }
}
