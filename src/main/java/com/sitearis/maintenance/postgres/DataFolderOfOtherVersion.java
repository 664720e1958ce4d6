package com.sitearis.maintenance.postgres;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;
import java.nio.file.Path;

/** The embedded server's data belongs to a version of PostgreSQL that is not installed. */
public final class DataFolderOfOtherVersion extends Failure {

    DataFolderOfOtherVersion(Path data, int major, PgProgramMissing cause) {
        super(
                "the data in " + data + " belongs to PostgreSQL " + major + ", whose server is not installed here",
                cause.hint() + "; nothing was changed. The runbook page tells how to move to another version",
                "data-folder-version",
                cause);
    }

    @Override
    public boolean transientCause() {
        return false;
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.UNAVAILABLE;
    }
}
