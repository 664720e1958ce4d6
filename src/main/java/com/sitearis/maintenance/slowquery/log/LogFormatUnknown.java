package com.sitearis.maintenance.slowquery.log;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;

/** No line of a file's beginning looks like a record of PostgreSQL's. */
public final class LogFormatUnknown extends Failure {

    LogFormatUnknown(String file) {
        this(
                "no line at the beginning of " + file + " looks like a PostgreSQL log's",
                "for a stderr log give the server's log_line_prefix, as `show log_line_prefix` writes it: --prefix '%m [%p] '");
    }

    private LogFormatUnknown(String message, String hint) {
        super(message, hint, "log-unreadable", null);
    }

    static LogFormatUnknown syslog(String file) {
        return new LogFormatUnknown(
                file + " is a syslog, in which records lie between one another: it cannot be read piece by piece",
                "let the server write jsonlog or csvlog beside it, or read whole files with slow-queries analyze");
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.USAGE;
    }
}
