package com.sitearis.maintenance.kpi.inputs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A run that was due in the month and did not succeed, or not yet. */
public record RunLine(
        long run,
        String job,
        String target,
        Instant due,
        @Nullable Instant finished,
        String state) {}
