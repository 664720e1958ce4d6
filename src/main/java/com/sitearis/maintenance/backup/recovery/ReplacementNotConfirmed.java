package com.sitearis.maintenance.backup.recovery;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;

/** A copy takes the place of a database only when that database's name was said once more. */
public final class ReplacementNotConfirmed extends Failure {

    /** @param said what was confirmed instead; empty for nothing */
    public ReplacementNotConfirmed(String said, String replaced) {
        super(
                said.isEmpty()
                        ? "nobody confirmed that the copy takes the place of database '" + replaced + "'"
                        : "what was confirmed is not the name of the database whose place the copy would take",
                "say \"confirm\": \"" + replaced
                        + "\" to have it replaced; it is kept beside the copy under a dated name",
                "replacement-not-confirmed",
                null);
    }

    @Override
    public boolean transientCause() {
        return false;
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.USAGE;
    }
}
