package com.sitearis.maintenance.kpi.workbook;

import com.sitearis.maintenance.failure.Failure;
import org.jspecify.annotations.Nullable;

/** A file was to be read for its comments and is not a workbook that this program made. */
public final class WorkbookNotOurs extends Failure {

    WorkbookNotOurs(String file, String why, @Nullable Throwable cause) {
        super(
                file + " is no workbook of this program: " + why,
                "give the .xlsx file that came with the mail, saved as .xlsx again",
                "workbook-not-ours",
                cause);
    }

    @Override
    public boolean transientCause() {
        return false;
    }
}
