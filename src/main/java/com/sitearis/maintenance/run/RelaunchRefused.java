package com.sitearis.maintenance.run;

import com.sitearis.maintenance.failure.Failure;

/** A run that has succeeded is not opened again. */
public final class RelaunchRefused extends Failure {

    RelaunchRefused(Run run) {
        super(
                run.display() + " has succeeded; there is nothing to relaunch",
                "start a new run with `maintenance job run " + run.job() + "`",
                "run-relaunch-refused",
                null);
    }

    @Override
    public boolean transientCause() {
        return false;
    }
}
