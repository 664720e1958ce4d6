package com.sitearis.maintenance.plan;

import java.util.List;
import java.util.Optional;

/**
 * What reading the plan's files gave: the plan, or every problem of every file.
 *
 * @param source the folder that was read, as a person names it
 * @param digest SHA-256 over the names and bytes of all files, in hex: nodes with the same digest run the same plan
 * @param read the plan; empty exactly when there are problems
 * @param problems sorted by file and line; with any of them nothing runs
 * @param missing environment variables that are named and not set; what needs one of them fails with {@link SecretMissing}
 */
public record Loaded(
        String source,
        String digest,
        Optional<MaintenancePlan> read,
        List<Problem> problems,
        List<MissingVariable> missing) {

    public Loaded {
        problems = List.copyOf(problems);
        missing = List.copyOf(missing);
        if (read.isPresent() != problems.isEmpty()) {
            throw new IllegalArgumentException("a plan is there exactly when it has no problem");
        }
    }

    /**
     * The plan.
     *
     * @throws PlanInvalid with all problems, when there are any
     */
    public MaintenancePlan plan() {
        return read.orElseThrow(() -> new PlanInvalid(problems));
    }
}
