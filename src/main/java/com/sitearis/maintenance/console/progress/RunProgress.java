package com.sitearis.maintenance.console.progress;

import com.sitearis.maintenance.run.RunState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is.
 *
 * @param step the latest one of the latest attempt; null before the first
 * @param doneBytes null when the step does not tell
 * @param totalBytes 0 when unknown, null when the step does not tell
 * @param note what the step said last, if it said anything
 * @param failure why it failed, once it has
 */
public record RunProgress(
        long run,
        RunState state,
        int attempt,
        @Nullable String step,
        @Nullable Long doneBytes,
        @Nullable Long totalBytes,
        @Nullable String note,
        @Nullable Instant nextAttempt,
        @Nullable Instant finished,
        @Nullable String failure) {}
