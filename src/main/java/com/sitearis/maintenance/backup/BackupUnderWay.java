package com.sitearis.maintenance.backup;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;

/** Another program backs the same database up, or prunes its backups. */
public final class BackupUnderWay extends Failure {

    BackupUnderWay(String lock) {
        super(
                "another program holds the lock " + lock,
                "a backup of this database is under way: see `maintenance run list`, and try again when it has ended",
                "backup-under-way",
                null);
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.BUSY;
    }
}
