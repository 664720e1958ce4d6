package com.sitearis.maintenance.run;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;

/** The run was asked to stop, and did. */
public final class RunStopped extends Failure {

    public RunStopped(long runId) {
        super(
                "run " + runId + " was stopped on request",
                "relaunch it with `maintenance job relaunch " + runId + "` when it may go on",
                "run-stopped",
                null);
    }

    @Override
    public boolean transientCause() {
        return false;
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.STOPPED;
    }
}
