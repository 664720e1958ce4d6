package com.sitearis.maintenance.backup.recovery;

import com.sitearis.maintenance.failure.Failure;

/** A restore goes into a new database only. */
public final class DatabaseExists extends Failure {

    DatabaseExists(String name, String server) {
        super(
                "database '" + name + "' exists already on " + server,
                "choose another name with --into; add --swap to give the restored copy the old name once it is proven",
                "database-exists",
                null);
    }

    @Override
    public boolean transientCause() {
        return false;
    }
}
