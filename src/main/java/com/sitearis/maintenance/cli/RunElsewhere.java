package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.run.Run;
import com.sitearis.maintenance.run.RunState;
import com.sitearis.maintenance.run.Runs;
import java.util.Optional;
import java.util.function.Supplier;

/** Watches a run that a node carries out. Whoever stops watching stops nothing. */
final class RunElsewhere {

    private final Runs runs;
    private final Invocation invocation;

    RunElsewhere(Runs runs, Invocation invocation) {
        this.runs = runs;
        this.invocation = invocation;
    }

    /**
     * Tells the steps until the run has ended, or its attempt has failed and the next one is due later.
     *
     * @param find the run, once a node has begun it
     */
    Optional<Run> watch(Supplier<Optional<Run>> find) {
        ProgressLine line = new ProgressLine("", invocation);
        Optional<Run> seen = find.get();
        while (seen.filter(RunElsewhere::settled).isEmpty() && Waiting.pause()) {
            seen.flatMap(run -> runs.show(run.id())).ifPresent(detail -> RunHere.tell(detail, line));
            seen = find.get();
        }
        line.clear();
        return seen;
    }

    /** A run that was only just asked for waits as well, but has not failed. */
    private static boolean settled(Run run) {
        return run.state().ended() || (run.state() == RunState.WAITING && run.told() != null);
    }
}
