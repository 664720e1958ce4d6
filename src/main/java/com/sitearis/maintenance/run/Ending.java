package com.sitearis.maintenance.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt is put on record.
 *
 * @param state where the run stands afterwards
 * @param failures the run's own failures so far
 * @param nextAttempt set exactly when it waits
 */
record Ending(
        RunState state,
        String reason,
        int failures,
        @Nullable Instant nextAttempt,
        @Nullable Told told) {}
