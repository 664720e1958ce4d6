package com.sitearis.maintenance.backup.proof;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;
import java.util.List;

/** A backup's bytes are damaged, do not restore, or differ from what the source held. */
public final class BackupNotProven extends Failure {

    private static final int SHOWN = 5;

    public BackupNotProven(String backupId, List<String> differences) {
        super(
                "backup " + backupId + " is not proven: "
                        + String.join("; ", differences.subList(0, Math.min(SHOWN, differences.size())))
                        + (differences.size() > SHOWN ? "; and " + (differences.size() - SHOWN) + " more" : ""),
                "older backups were kept; take a fresh one with `maintenance backup create`, and see `maintenance backup show "
                        + backupId + "` for all differences",
                "backup-not-proven",
                null);
    }

    @Override
    public boolean transientCause() {
        return false; // the same bytes will differ again
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.NOT_PROVEN;
    }
}
