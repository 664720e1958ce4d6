package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;
import java.io.IOException;
import java.nio.file.Path;

/** A command names a file that cannot be read. */
final class FileNotReadable extends Failure {

    FileNotReadable(Path file, IOException cause) {
        super("cannot read " + file, "name a file that exists and may be read", "unknown-name", cause);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.NOT_FOUND;
    }
}
