package com.sitearis.maintenance.console.progress;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;

/** As many clients watch runs as this node serves at once. */
final class TooManyListeners extends Failure {

    TooManyListeners(int most) {
        super(
                most + " clients watch runs on this node already",
                "ask for the run itself every few seconds instead, or try again later",
                "too-many-listeners",
                null);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.UNAVAILABLE;
    }
}
