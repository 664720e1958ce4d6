package com.sitearis.maintenance.run;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;

/** What is asked for is going on already. */
public final class RunUnderWay extends Failure {

    private final transient Run run;

    public RunUnderWay(Run run) {
        super(
                run.display() + (run.state() == RunState.RUNNING ? " is running" : " is about to run"),
                "wait for its end, or stop it with `maintenance job stop " + run.id() + "`",
                "run-under-way",
                null);
        this.run = run;
    }

    /** The run that is going on. */
    public Run run() {
        return run;
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.BUSY;
    }
}
