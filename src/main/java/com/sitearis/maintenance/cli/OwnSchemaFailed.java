package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;

/** The product's own tables could not be brought to the program's version. */
final class OwnSchemaFailed extends Failure {

    OwnSchemaFailed(RuntimeException cause) {
        super(
                "the tables of the product's own database cannot be brought up to date: " + firstLines(cause),
                "the account has to own the schemas app, batch and quartz, and nobody else may have changed them",
                "own-database",
                cause);
    }

    private static String firstLines(RuntimeException cause) {
        return String.valueOf(cause.getMessage())
                .lines()
                .limit(3)
                .reduce("", (told, line) -> told + " " + line)
                .strip();
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.UNAVAILABLE;
    }
}
