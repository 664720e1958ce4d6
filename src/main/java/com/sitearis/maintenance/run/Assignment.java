package com.sitearis.maintenance.run;

import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What one run is to do.
 *
 * @param runId the run's number; a relaunch and a recovery keep it
 * @param target such as a database's name
 * @param slot the instant the run is for, which may lie before its start
 */
public record Assignment<S>(long runId, MaintenancePlan plan, JobSpec job, S settings, String target, Instant slot) {

    /** The slot's date in the plan's zone: what "daily" and "the 1st" mean. */
    public LocalDate date() {
        return slot.atZone(plan.zone()).toLocalDate();
    }
}
