package com.sitearis.maintenance.backup.recovery;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;
import org.jspecify.annotations.Nullable;

/** New sessions came faster than they could be ended; names were not exchanged. */
public final class StillInUse extends Failure {

    StillInUse(String database, @Nullable Throwable cause) {
        super(
                "database '" + database + "' is still in use: new sessions come as fast as they are ended",
                "stop the application or its pool, then exchange the names by hand as the runbook says, or ask for the restore"
                        + " once more under another name; the restored copy is there and proven, names are as before",
                "still-in-use",
                cause);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.BUSY;
    }
}
