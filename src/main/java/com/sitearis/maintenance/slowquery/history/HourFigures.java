package com.sitearis.maintenance.slowquery.history;

import com.sitearis.maintenance.slowquery.QueryStatistics;
import com.sitearis.maintenance.slowquery.sketch.DurationSketch;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one statement did in one hour, times in microseconds; what the source cannot know is null.
 *
 * @param hour its begin
 * @param account the role; empty where the source does not tell
 * @param nested whether a function ran it
 */
public record HourFigures(
        Instant hour,
        long fingerprint,
        String account,
        boolean nested,
        long calls,
        long totalMicros,
        @Nullable Long maxMicros,
        @Nullable Long rows,
        @Nullable Long sharedHit,
        @Nullable Long sharedRead,
        @Nullable Long temporaryBytes,
        @Nullable Long lockWaits,
        @Nullable Long lockMicros,
        @Nullable Long errors,
        @Nullable DurationSketch durations) {

    /** As a log tells it. */
    public static HourFigures of(Instant hour, QueryStatistics query) {
        return new HourFigures(
                hour,
                query.hash(),
                "",
                false,
                query.calls(),
                query.totalMicros(),
                query.longestMicros(),
                null,
                null,
                null,
                query.temporaryBytes(),
                query.lockWaits(),
                query.lockMicros(),
                query.errors(),
                query.durations());
    }
}
