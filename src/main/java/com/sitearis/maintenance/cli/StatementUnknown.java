package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;

/** Nothing is kept of a statement. */
final class StatementUnknown extends Failure {

    StatementUnknown(String fingerprint) {
        super(
                "nothing is kept of a statement " + fingerprint,
                "a fingerprint is 16 hexadecimal digits, as slow-queries analyze and reports show it;"
                        + " the jobs query-statistics and query-logs keep what statements do",
                "unknown-name",
                null);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.NOT_FOUND;
    }
}
