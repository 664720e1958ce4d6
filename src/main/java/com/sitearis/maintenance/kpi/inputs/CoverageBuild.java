package com.sitearis.maintenance.kpi.inputs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The newest build of the main branch at the month's end, and how the month's builds did.
 *
 * @param metric {@code coverage.lines} or {@code coverage.branches}
 * @param at may lie before the month, when it had no build
 * @param value 0 to 1
 * @param builds of the month
 * @param above those of them that reach the objective; null when that is not counted
 */
public record CoverageBuild(
        String metric,
        Instant at,
        double value,
        long builds,
        @Nullable Long above) {}
