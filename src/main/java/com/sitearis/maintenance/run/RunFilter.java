package com.sitearis.maintenance.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which runs to list, newest first; null stands for all.
 *
 * @param from created at or after
 * @param until created before
 * @param after the last run of the page before
 * @param limit at most so many
 */
public record RunFilter(
        @Nullable String job,
        @Nullable String target,
        @Nullable String kind,
        @Nullable RunState state,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Place after,
        int limit) {

    /** A run's place in the list. */
    public record Place(Instant created, long id) {

        public static Place of(Run run) {
            return new Place(run.created(), run.id());
        }
    }

    /** The newest runs, of one job or all, that failed or all. */
    public RunFilter(boolean failedOnly, @Nullable String job, int limit) {
        this(job, null, null, failedOnly ? RunState.FAILED : null, null, null, null, limit);
    }

    /** The newest runs of every job. */
    public static RunFilter newest(int limit) {
        return new RunFilter(false, null, limit);
    }
}
