package com.sitearis.maintenance.run;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which runs to list, newest first.
 *
 * @param states in one of these; empty for any
 * @param job null for every job
 * @param target null for every target
 * @param kind null for every kind
 * @param from created at or after; null for all time
 * @param until created before; null for all time
 * @param before older than the one at this place; null to begin with the newest
 * @param limit at most so many
 */
public record RunFilter(
        Set<RunState> states,
        @Nullable String job,
        @Nullable String target,
        @Nullable String kind,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Place before,
        int limit) {

    /** A run's place in the list: a list goes on behind it, however long it is and whatever is added in front. */
    public record Place(Instant created, long id) {

        public static Place of(Run run) {
            return new Place(run.created(), run.id());
        }
    }

    /** Of all kinds and times. */
    public RunFilter(
            Set<RunState> states, @Nullable String job, @Nullable String target, @Nullable Place before, int limit) {
        this(states, job, target, null, null, null, before, limit);
    }

    /**
     * The newest.
     *
     * @param failedOnly runs that ended as FAILED
     */
    public RunFilter(boolean failedOnly, @Nullable String job, int limit) {
        this(failedOnly ? Set.of(RunState.FAILED) : Set.of(), job, null, null, limit);
    }

    /** The newest runs of every job. */
    public static RunFilter newest(int limit) {
        return new RunFilter(false, null, limit);
    }
}
