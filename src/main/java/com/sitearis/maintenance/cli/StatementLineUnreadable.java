package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;
import org.jspecify.annotations.Nullable;

/** A line given to {@code slow-queries fingerprint} is no statement in JSON. */
final class StatementLineUnreadable extends Failure {

    StatementLineUnreadable(long line, @Nullable Throwable cause) {
        super(
                "line " + line + " of standard input is no JSON object with a text \"q\"",
                "write one object a line: {\"q\": \"select 1\"}",
                "log-unreadable",
                cause);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.USAGE;
    }
}
