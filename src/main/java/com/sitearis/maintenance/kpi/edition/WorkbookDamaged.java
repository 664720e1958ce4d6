package com.sitearis.maintenance.kpi.edition;

import com.sitearis.maintenance.failure.Failure;

/** A kept workbook is not what was written. */
public final class WorkbookDamaged extends Failure {

    public WorkbookDamaged(String fileName) {
        super(
                "the stored bytes of " + fileName + " do not have their SHA-256",
                "take it from a mail that has it, or restore our own database from a backup",
                "workbook-damaged",
                null);
    }

    @Override
    public boolean transientCause() {
        return false;
    }
}
