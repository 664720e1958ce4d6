package com.sitearis.maintenance.kpi;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;

/** A version of a report was named that was never made here. */
final class EditionNotFound extends Failure {

    EditionNotFound(String which, String why) {
        super(
                which + " " + why,
                "look with `maintenance kpi show`, and give the month it says",
                "edition-not-found",
                null);
    }

    @Override
    public boolean transientCause() {
        return false;
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.NOT_FOUND;
    }
}
