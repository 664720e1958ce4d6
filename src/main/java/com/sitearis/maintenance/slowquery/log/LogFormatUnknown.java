package com.sitearis.maintenance.slowquery.log;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;

/** No line of a file's beginning looks like a record of PostgreSQL's. */
public final class LogFormatUnknown extends Failure {

    LogFormatUnknown(String file) {
        super(
                "no line at the beginning of " + file + " looks like a PostgreSQL log's",
                "for a stderr log give the server's log_line_prefix, as `show log_line_prefix` writes it: --prefix '%m [%p] '",
                "log-unreadable",
                null);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.USAGE;
    }
}
