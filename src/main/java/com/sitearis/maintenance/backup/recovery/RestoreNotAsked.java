package com.sitearis.maintenance.backup.recovery;

import com.sitearis.maintenance.failure.Failure;

/** A restore without a backup and a name to restore it into. */
public final class RestoreNotAsked extends Failure {

    RestoreNotAsked(String database) {
        super(
                "nobody said which backup of " + database + " is to be restored, and into which new database",
                "begin it on the console's page Restore, or with `maintenance backup restore ID --into NAME`",
                "restore-not-asked",
                null);
    }

    @Override
    public boolean transientCause() {
        return false;
    }
}
