package com.sitearis.maintenance.slowquery.weekly;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;
import java.util.Collection;

/** A report was asked for of a database that the plan does not name. */
final class DatabaseNotInPlan extends Failure {

    DatabaseNotInPlan(String name, Collection<String> known) {
        super(
                "the plan has no database " + name,
                known.isEmpty() ? "write one into plan.yaml" : "write one of: " + String.join(", ", known),
                "database-not-in-plan",
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
