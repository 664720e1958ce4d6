package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;

/** A note without a word in it. */
final class NothingToNote extends Failure {

    NothingToNote() {
        super(
                "there is nothing to note",
                "write a text, or --deployment or --next-update; --as needs a text",
                "incident-refused",
                null);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.USAGE;
    }
}
