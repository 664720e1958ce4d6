package com.sitearis.maintenance.backup;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;
import java.util.Collection;

/** A backup was asked for under a tier that no job of the plan keeps. */
public final class TierUnknown extends Failure {

    TierUnknown(String tier, String database, Collection<String> known) {
        super(
                "no job keeps backups of " + database + " as '" + tier + "'",
                "say one of " + String.join(", ", known),
                "unknown-name",
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
