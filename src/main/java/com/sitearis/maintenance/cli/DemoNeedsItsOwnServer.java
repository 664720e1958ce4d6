package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;

/** The demonstration makes and drops databases, which it does on a server of its own only. */
final class DemoNeedsItsOwnServer extends Failure {

    DemoNeedsItsOwnServer() {
        super(
                "the demonstration does not run on the database of " + OwnAddress.URL,
                "run it without that variable: it brings a server of its own",
                "demo-failed",
                null);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.USAGE;
    }
}
