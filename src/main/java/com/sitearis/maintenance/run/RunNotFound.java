package com.sitearis.maintenance.run;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;

/** There is no run of this number. */
public final class RunNotFound extends Failure {

    public RunNotFound(long runId) {
        super(
                "there is no run " + runId,
                "`maintenance run list` shows the runs and their numbers",
                "run-not-found",
                null);
    }

    @Override
    public boolean transientCause() {
        return false;
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.NOT_FOUND;
    }
}
