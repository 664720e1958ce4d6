package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.run.Run;
import java.util.List;
import java.util.Optional;

/** What is said in the end of runs that a person asked for. */
record RunAnswer(Invocation invocation, Times times) {

    /** Of runs that nobody waits for. */
    int asked(Object what) {
        invocation.answer(what, "a node has been asked; `maintenance run list` shows how it goes");
        return ExitCode.OK.code();
    }

    /** Of runs that were watched to their end. */
    int ended(List<Run> runs) {
        invocation.answer(runs, new RunText(times).list(runs));
        Optional<Run> failed = runs.stream().filter(run -> run.told() != null).findFirst();
        failed.flatMap(run -> Optional.ofNullable(run.told())).ifPresent(told -> {
            invocation.err().println(told.message());
            invocation.err().println("HINT: " + told.hint());
        });
        return runs.stream().mapToInt(RunHere::exitCode).max().orElse(ExitCode.FAILED.code());
    }
}
