package com.sitearis.maintenance.incident.history;

import com.sitearis.maintenance.incident.Window;
import com.sitearis.maintenance.incident.Windows;
import com.sitearis.maintenance.incident.sla.Span;
import com.sitearis.maintenance.incident.sla.Spans;
import com.sitearis.maintenance.incident.sla.Timeline;
import com.sitearis.maintenance.metrics.Checks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Reads checks and windows as days and as what holds now. */
public final class ServiceHistory {

    /** The longest interval between two checks is a day, and a check speaks for two of them. */
    private static final Duration REACH = Duration.ofDays(2);
    /** Days whose checks are held in memory at once. */
    private static final int PORTION = 15;

    private final Checks checks;
    private final Windows windows;
    private final Clock clock;

    public ServiceHistory(Checks checks, Windows windows, Clock clock) {
        this.checks = checks;
        this.windows = windows;
        this.clock = clock;
    }

    /** The components of an environment that were ever checked. */
    public List<String> components(String environment) {
        return List.copyOf(checks.born(environment).keySet());
    }

    public Standing now(String environment, String component) {
        Instant now = clock.instant();
        if (spans(environment, new Span(now, now.plusNanos(1000)), window -> window.cancelledAt() == null)
                .contains(now)) {
            return Standing.MAINTENANCE;
        }
        Timeline timeline = Timeline.of(checks.between(environment, component, now.minus(REACH), now.plusNanos(1000)));
        if (timeline.down().contains(now)) {
            return Standing.DOWN;
        }
        return timeline.up().contains(now) ? Standing.UP : Standing.UNKNOWN;
    }

    /** The days from {@code first} through {@code last}, one each; of today only what has passed. */
    public List<ServiceDay> days(String environment, String component, LocalDate first, LocalDate last, ZoneId zone) {
        List<ServiceDay> days = new ArrayList<>();
        for (LocalDate begin = first; !begin.isAfter(last); begin = begin.plusDays(PORTION)) {
            LocalDate end = begin.plusDays(PORTION - 1L);
            days.addAll(portion(environment, component, begin, end.isAfter(last) ? last : end, zone));
        }
        return List.copyOf(days);
    }

    private List<ServiceDay> portion(
            String environment, String component, LocalDate first, LocalDate last, ZoneId zone) {
        Span all = new Span(Span.begin(first, zone), Span.begin(last.plusDays(1), zone));
        Timeline timeline =
                Timeline.of(checks.between(environment, component, all.from().minus(REACH), all.to()));
        Spans deducted = spans(environment, all, Window::deducted);
        Spans past = Spans.of(new Span(Instant.EPOCH, clock.instant()));
        return first.datesUntil(last.plusDays(1))
                .map(date -> {
                    Span day = new Span(Span.begin(date, zone), Span.begin(date.plusDays(1), zone));
                    Spans agreed = past.and(day).minus(deducted);
                    return new ServiceDay(
                            date,
                            agreed.length(),
                            timeline.up().and(agreed).length(),
                            timeline.down().and(agreed).length());
                })
                .toList();
    }

    private Spans spans(String environment, Span within, Predicate<Window> counted) {
        return Spans.union(windows.between(environment, within.from(), within.to()).stream()
                .filter(counted)
                .map(window -> new Span(window.from(), window.to()))
                .toList());
    }
}
