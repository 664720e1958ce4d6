package com.sitearis.maintenance.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run has ended for good: published after its end is durable, once on the node that ended it.
 *
 * @param failure message and hint, or null when it succeeded
 */
public record RunFinished(
        long runId,
        String job,
        String target,
        Instant slot,
        RunState state,
        Instant finished,
        @Nullable String failure) {}
