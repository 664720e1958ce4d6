package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;

/** The product's own database was brought to a later version by a newer program. */
final class OwnSchemaNewer extends Failure {

    OwnSchemaNewer(int database, int program) {
        super(
                "the product's own database has tables of version " + database + ", this program knows version "
                        + program,
                "update this node to the version that the others run; nothing was changed",
                "own-database",
                null);
    }

    @Override
    public boolean transientCause() {
        return false;
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.UNAVAILABLE;
    }
}
