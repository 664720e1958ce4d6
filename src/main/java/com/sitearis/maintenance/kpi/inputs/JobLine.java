package com.sitearis.maintenance.kpi.inputs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The month of one scheduled job.
 *
 * @param due how many runs were due
 * @param proof the latest run that succeeded; null when none did
 */
public record JobLine(
        String job,
        String target,
        long due,
        long succeeded,
        @Nullable Long proof,
        @Nullable Instant finished) {}
