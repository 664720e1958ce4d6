package com.sitearis.maintenance.incident;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;

/** There is no incident of that number. */
public final class IncidentNotFound extends Failure {

    public IncidentNotFound(long id) {
        super("there is no incident " + id, "`maintenance incident list --all` shows them", "incident-not-found", null);
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
