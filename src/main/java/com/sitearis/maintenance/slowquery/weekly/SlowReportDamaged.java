package com.sitearis.maintenance.slowquery.weekly;

import com.sitearis.maintenance.failure.Failure;

/** A kept report is not what was written. */
final class SlowReportDamaged extends Failure {

    SlowReportDamaged(String fileName) {
        super(
                "the stored bytes of " + fileName + " do not have their SHA-256",
                "take it from a mail that has it, or restore our own database from a backup",
                "slow-report-damaged",
                null);
    }

    @Override
    public boolean transientCause() {
        return false;
    }
}
