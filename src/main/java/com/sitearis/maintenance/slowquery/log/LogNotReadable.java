package com.sitearis.maintenance.slowquery.log;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;
import java.io.IOException;

/** A log cannot be opened, or not at all be read. */
public final class LogNotReadable extends Failure {

    LogNotReadable(String file, IOException cause) {
        super(
                "cannot read " + file + ": " + cause,
                "name files that exist and may be read; `-` is standard input",
                "log-unreadable",
                cause);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.NOT_FOUND;
    }
}
