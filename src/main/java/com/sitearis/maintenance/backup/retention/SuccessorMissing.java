package com.sitearis.maintenance.backup.retention;

import com.sitearis.maintenance.failure.Failure;

/** The backup that would stay in the place of the pruned ones is not whole in the store; nothing was deleted. */
public final class SuccessorMissing extends Failure {

    SuccessorMissing(String backupId, String store, String why) {
        super(
                "nothing was pruned: backup " + backupId + " would stay in the place of older ones, but in store '"
                        + store + "' " + why,
                "look at the store first: wrong folder mounted, wrong bucket, or somebody deleted it;"
                        + " then `maintenance backup rebuild-catalogue`",
                "successor-missing",
                null);
    }

    @Override
    public boolean transientCause() {
        return false;
    }
}
