package com.sitearis.maintenance.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The times of day that a zone's clock changes skip or repeat in the next two years. */
record ChangedHours(List<Span> spans) {

    static final Duration AHEAD = Duration.ofDays(731);
    private static final Duration DAY = Duration.ofDays(1);

    /** Half-open; may cross midnight. */
    record Span(LocalTime from, Duration length) {
        boolean contains(LocalTime time) {
            return sinceFrom(time).compareTo(length) < 0;
        }

        LocalTime to() {
            return from.plus(length);
        }

        private Duration sinceFrom(LocalTime time) {
            Duration since = Duration.between(from, time);
            return since.isNegative() ? since.plus(DAY) : since;
        }
    }

    static ChangedHours of(ZoneId zone, Instant now) {
        List<Span> spans = new ArrayList<>();
        ZoneRules rules = zone.getRules();
        ZoneOffsetTransition change = rules.nextTransition(now);
        while (change != null && change.getInstant().isBefore(now.plus(AHEAD))) {
            Span span = change.isGap()
                    ? new Span(change.getDateTimeBefore().toLocalTime(), change.getDuration())
                    : new Span(
                            change.getDateTimeAfter().toLocalTime(),
                            change.getDuration().negated());
            if (!spans.contains(span)) {
                spans.add(span);
            }
            change = rules.nextTransition(change.getInstant());
        }
        return new ChangedHours(List.copyOf(spans));
    }

    boolean none() {
        return spans.isEmpty();
    }

    Optional<Span> at(LocalTime time) {
        return spans.stream().filter(span -> span.contains(time)).findFirst();
    }

    /** The first full hour at or after the end of a span that no clock change touches. */
    LocalTime safeAfter(Span span) {
        LocalTime hour = span.to().withMinute(0).withSecond(0).withNano(0);
        if (hour.isBefore(span.to())) {
            hour = hour.plusHours(1);
        }
        for (int tried = 0; tried < 24 && at(hour).isPresent(); tried++) {
            hour = hour.plusHours(1);
        }
        return hour;
    }
}
