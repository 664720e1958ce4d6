package com.sitearis.maintenance.run;

import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What one run is to do.
 *
 * @param runId the run's number; a relaunch and a recovery keep it
 * @param target such as a database's name
 * @param slot the instant the run is for, which may lie before its start
 * @param parameters what was said of this run, by the names that its kind declares
 */
public record Assignment<S>(
        long runId,
        MaintenancePlan plan,
        JobSpec job,
        S settings,
        String target,
        Instant slot,
        Map<String, String> parameters) {

    /** Of a run of which nothing was said. */
    public Assignment(long runId, MaintenancePlan plan, JobSpec job, S settings, String target, Instant slot) {
        this(runId, plan, job, settings, target, slot, Map.of());
    }

    /** The same of a run of which this was said. */
    public Assignment<S> told(Map<String, String> said) {
        return new Assignment<>(runId, plan, job, settings, target, slot, said);
    }

    /** What was said under this name. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** Whether {@code true} was said under this name. */
    public boolean flag(String name) {
        return parameter(name).filter("true"::equals).isPresent();
    }

    /** The slot's date in the plan's zone: what "daily" and "the 1st" mean. */
    public LocalDate date() {
        return slot.atZone(plan.zone()).toLocalDate();
    }
}
