package com.sitearis.maintenance.backup;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;

/** There is no such backup that can be restored. */
public final class BackupNotFound extends Failure {

    private BackupNotFound(String message, String hint) {
        super(message, hint, "backup-not-found", null);
    }

    public static BackupNotFound named(String id) {
        return new BackupNotFound(
                "there is no restorable backup '" + id + "'",
                "see `maintenance backup list`; if the catalogue was lost, `maintenance backup rebuild-catalogue` reads it"
                        + " back from the stores");
    }

    public static BackupNotFound noneOf(String database) {
        return new BackupNotFound(
                "database '" + database + "' has no backup yet",
                "make one with `maintenance backup create " + database + "`");
    }

    @Override
    public boolean transientCause() {
        return false;
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.NOT_FOUND;
    }
}
