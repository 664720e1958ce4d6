package com.sitearis.maintenance.run;

import org.jspecify.annotations.Nullable;

/**
 * Which runs to list, newest first.
 *
 * @param failedOnly runs that ended as FAILED
 * @param job null for every job
 * @param limit at most so many
 */
public record RunFilter(boolean failedOnly, @Nullable String job, int limit) {

    /** The newest runs of every job. */
    public static RunFilter newest(int limit) {
        return new RunFilter(false, null, limit);
    }
}
