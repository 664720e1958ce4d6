package com.sitearis.maintenance.slowquery.history;

import com.sitearis.maintenance.slowquery.fingerprint.Fingerprint;
import com.sitearis.maintenance.slowquery.sketch.DurationSketch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one statement did in one week, from one source: a log knows single durations and lock waits, pg_stat_statements knows
 * every call, rows and blocks. What a source cannot know is null.
 *
 * @param totalMs time of all calls, in milliseconds
 * @param maxMs the longest call of the week
 * @param durations single durations, for percentiles
 * @param rows returned or changed
 * @param sharedHit blocks of 8 kB (by default) found in shared buffers
 * @param sharedRead blocks read from below shared buffers
 * @param temporaryBytes written to temporary files
 * @param lockMs time waited for locks
 * @param msByHour time of the calls in each of the week's 168 hours from Monday 00:00 in the plan's zone
 */
public record WeeklyQuery(
        Source source,
        Fingerprint fingerprint,
        long calls,
        double totalMs,
        @Nullable Double maxMs,
        @Nullable DurationSketch durations,
        @Nullable Long rows,
        @Nullable Long sharedHit,
        @Nullable Long sharedRead,
        @Nullable Long temporaryBytes,
        @Nullable Long lockWaits,
        @Nullable Double lockMs,
        @Nullable Long errors,
        List<Double> msByHour) {

    /** Where the figures come from. */
    public enum Source {
        LOG,
        STATEMENTS
    }

    public WeeklyQuery {
        msByHour = List.copyOf(msByHour);
    }

    public double meanMs() {
        return calls == 0 ? Double.NaN : totalMs / calls;
    }
}
