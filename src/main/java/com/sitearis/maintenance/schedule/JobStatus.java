package com.sitearis.maintenance.schedule;

import com.sitearis.maintenance.run.RunState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One job on one target: when it runs next, and what became of it last.
 *
 * @param schedule in words
 * @param next null when it has no schedule, or no node has registered it yet
 * @param lastRun null when it never ran
 * @param pause null unless its schedule does not fire for a while
 */
public record JobStatus(
        String job,
        String target,
        String kind,
        String schedule,
        @Nullable Instant next,
        @Nullable Long lastRun,
        @Nullable Instant lastSlot,
        @Nullable RunState lastState,
        @Nullable JobPause pause) {}
