package com.sitearis.maintenance.slowquery.logs;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a log's clock says, in real hours. Where clocks are set back, two hours are one. */
record LogHours(ZoneId zone) {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("yyyy-MM-dd HH");
    private static final int LENGTH = "2026-11-22 07".length();
    private static final Duration LONGEST = Duration.ofDays(40);

    /** A log that says UTC means it, whatever {@code zone} is. */
    static LogHours of(@Nullable String time, ZoneId zone) {
        boolean utc = time != null && (time.endsWith(" UTC") || time.endsWith(" GMT"));
        return new LogHours(utc ? ZoneOffset.UTC : zone);
    }

    /** The begin of an hour; empty when that is none. */
    Optional<Instant> begin(String hour) {
        try {
            return Optional.of(LocalDateTime.parse(hour.replace('T', ' '), HOUR)
                    .atZone(zone)
                    .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The hours from the first to the last record; only those two when they lie too far apart for one part of a log. */
    SortedSet<Instant> between(@Nullable String first, @Nullable String last) {
        NavigableSet<Instant> hours = new TreeSet<>();
        Optional<Instant> from = time(first);
        Optional<Instant> to = time(last);
        from.ifPresent(hours::add);
        to.ifPresent(hours::add);
        if (from.isPresent()
                && to.isPresent()
                && Duration.between(from.get(), to.get()).compareTo(LONGEST) < 0) {
            for (Instant hour = from.get(); hour.isBefore(to.get()); hour = hour.plus(1, ChronoUnit.HOURS)) {
                hours.add(hour);
            }
        }
        return hours;
    }

    private Optional<Instant> time(@Nullable String time) {
        return time == null || time.length() < LENGTH ? Optional.empty() : begin(time.substring(0, LENGTH));
    }
}
