package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;

/** The console could not listen. */
final class ConsoleNotStarted extends Failure {

    ConsoleNotStarted(String link, Throwable cause) {
        super(
                "the console cannot be served at " + link + ": " + innermost(cause),
                "give console another address or port in plan.yaml, or end what listens there; check the files of tls",
                "console-not-started",
                cause);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.UNAVAILABLE;
    }
}
