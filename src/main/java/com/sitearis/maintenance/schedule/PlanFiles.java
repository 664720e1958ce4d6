package com.sitearis.maintenance.schedule;

import com.sitearis.maintenance.plan.MaintenancePlan;

/** Reads the plan's files as they are now, for {@code plan reload}. */
@FunctionalInterface
public interface PlanFiles {

    /** Throws a {@link com.sitearis.maintenance.failure.Failure} that names every problem of the files. */
    MaintenancePlan read();
}
