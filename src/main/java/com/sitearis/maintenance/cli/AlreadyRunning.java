package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;

/** The same job runs already on the same target. */
final class AlreadyRunning extends Failure {

    AlreadyRunning() {
        super(
                "the job runs already on this target",
                "watch it with `maintenance run list`, or try again when it has ended",
                "already-running",
                null);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.BUSY;
    }
}
