package com.sitearis.maintenance.slowquery;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a log tells. It holds no literal of any statement and no text of any message.
 *
 * @param first the first record's time as the log writes it
 * @param events by kind, in full, also those that never came
 * @param states by severity and SQLSTATE, as far as the log tells them
 * @param hours by the log's own clock, {@code 2026-11-22 07}
 * @param histogram statements by duration; see {@link #EDGES}
 * @param queries the most expensive first
 * @param unreadableLines lines that are no part of any record
 * @param notes what a reader of the figures has to know
 */
public record LogAnalysis(
        long records,
        @Nullable String first,
        @Nullable String last,
        Map<LogEvent, Amount> events,
        Map<Severity, Long> severities,
        Map<String, Long> states,
        Map<String, Amount> databases,
        Map<String, Amount> users,
        Map<String, Amount> applications,
        Map<String, Amount> hosts,
        Map<String, Amount> hours,
        List<Long> histogram,
        List<QueryStatistics> queries,
        long largestTemporaryFile,
        long unreadableLines,
        List<Unreadable> unreadable,
        List<String> notes) {

    /** Upper bounds of the histogram's classes in milliseconds, exclusive; the last class has none. */
    public static final List<Integer> EDGES = List.of(1, 5, 10, 25, 50, 100, 500, 1000, 10000);

    public Amount amount(LogEvent event) {
        return events.getOrDefault(event, new Amount(0, 0));
    }

    /**
     * A count and what was summed up with it.
     *
     * @param sum microseconds or bytes
     */
    public record Amount(long count, long sum) {}

    /**
     * A line that could not be read.
     *
     * @param place file and byte
     * @param shape its beginning with letters as {@code a} and digits as {@code 9}: it may hold anything
     */
    public record Unreadable(String place, String shape) {}
}
