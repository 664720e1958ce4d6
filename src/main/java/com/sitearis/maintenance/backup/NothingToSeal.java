package com.sitearis.maintenance.backup;

import com.sitearis.maintenance.failure.Failure;

/** A run is at a later step, but the backup of its earlier ones is gone. */
public final class NothingToSeal extends Failure {

    NothingToSeal(long runId) {
        super(
                "the backup that run " + runId + " made is gone from the catalogue",
                "somebody removed it between two steps; ask for a fresh one with `maintenance backup create`",
                "backup-gone",
                null);
    }

    @Override
    public boolean transientCause() {
        return false;
    }
}
