package com.sitearis.maintenance.run;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;

/** The run does something that somebody had to confirm, and a relaunch would do it without. */
public final class RelaunchNotConfirmed extends Failure {

    RelaunchNotConfirmed(Run run, String parameter) {
        super(
                run.display() + " was confirmed when it was asked for (" + parameter
                        + "); a relaunch would not ask again",
                "ask for it once more where it is confirmed, or go on with it by `maintenance job relaunch " + run.id()
                        + "`",
                "relaunch-not-confirmed",
                null);
    }

    @Override
    public boolean transientCause() {
        return false;
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.BUSY;
    }
}
