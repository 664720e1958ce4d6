package com.sitearis.maintenance.backup;

import com.sitearis.maintenance.failure.Failure;

/** A step would take a backup from a state in which it must not be: two programs are at it, or somebody changed rows. */
public final class CatalogueContradicted extends Failure {

    CatalogueContradicted(String backupId, String found, String wanted) {
        super(
                "backup " + backupId + " is " + found + ", so it cannot become " + wanted,
                "see `maintenance backup show " + backupId + "`; if the catalogue is wrong,"
                        + " `maintenance backup rebuild-catalogue` takes the truth from the store",
                "catalogue-contradicted",
                null);
    }

    @Override
    public boolean transientCause() {
        return false;
    }
}
