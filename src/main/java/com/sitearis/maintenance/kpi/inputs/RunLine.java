package com.sitearis.maintenance.kpi.inputs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A run of a scheduled job: what was due in the month, and what became of it. */
public record RunLine(
        long run,
        String job,
        String target,
        Instant due,
        @Nullable Instant finished,
        String state) {}
