package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.run.Run;
import com.sitearis.maintenance.run.RunDetail;
import com.sitearis.maintenance.run.RunState;
import java.util.Optional;
import java.util.function.Supplier;

/** Watches a run that a node carries out. Whoever stops watching stops nothing. */
final class RunElsewhere {

    private final Invocation invocation;

    RunElsewhere(Invocation invocation) {
        this.invocation = invocation;
    }

    /**
     * Tells the steps until the run has ended, or its attempt has failed and the next one is due later.
     *
     * @param look the run, once a node has begun it
     */
    Optional<Run> watch(Supplier<Optional<RunDetail>> look) {
        ProgressLine line = new ProgressLine("", invocation);
        Optional<RunDetail> seen = look.get();
        while (seen.filter(RunElsewhere::settled).isEmpty() && Waiting.pause()) {
            seen.ifPresent(detail -> RunHere.tell(detail, line));
            seen = look.get();
        }
        line.clear();
        return seen.map(RunDetail::run);
    }

    /** A run that was only just asked for waits as well, but has not failed. */
    private static boolean settled(RunDetail detail) {
        Run run = detail.run();
        return run.state().ended() || (run.state() == RunState.WAITING && run.told() != null);
    }
}
