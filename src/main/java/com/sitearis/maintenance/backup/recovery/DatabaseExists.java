package com.sitearis.maintenance.backup.recovery;

import com.sitearis.maintenance.failure.Failure;

/** A restore goes into a new database only. */
public final class DatabaseExists extends Failure {

    DatabaseExists(String name, String server) {
        super(
                "database '" + name + "' exists already on " + server,
                "choose another name for the copy; in place of the database it is put only when that is asked for and confirmed",
                "database-exists",
                null);
    }

    @Override
    public boolean transientCause() {
        return false;
    }
}
