package com.sitearis.maintenance.run;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;

/** Somebody wanted another attempt at a run as they had seen it, and it has had one since. */
public final class RunChangedSince extends Failure {

    RunChangedSince(Run run, int seen) {
        super(
                run.display() + " is at attempt " + run.attempt() + ", not " + seen,
                "look at the run again; relaunch it if its newest attempt failed as well",
                "run-under-way",
                null);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.BUSY;
    }
}
