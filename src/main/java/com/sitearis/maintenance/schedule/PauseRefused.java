package com.sitearis.maintenance.schedule;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;

/** A job was to be paused until an instant that does not lie in the future. */
public final class PauseRefused extends Failure {

    PauseRefused(String message) {
        super(message, "name a later end, such as the end of the work that the pause is for", "pause-refused", null);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.USAGE;
    }
}
