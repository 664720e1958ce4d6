package com.sitearis.maintenance.incident.sla;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;

/** From an instant to another, without the last one: [from, to). */
public record Span(Instant from, Instant to) {

    public Span {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("ends before it begins: " + from + " to " + to);
        }
    }

    /** A calendar month in a zone: 743 hours in a Paris March, 745 in October. */
    public static Span month(YearMonth month, ZoneId zone) {
        return new Span(begin(month.atDay(1), zone), begin(month.plusMonths(1).atDay(1), zone));
    }

    /** The first instant of a day; not every zone has a midnight every day. */
    public static Instant begin(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }

    public boolean isEmpty() {
        return from.equals(to);
    }

    /** What lies in both; empty at this span's begin when nothing does. */
    public Span and(Span other) {
        Instant begin = from.isAfter(other.from) ? from : other.from;
        Instant end = to.isBefore(other.to) ? to : other.to;
        return begin.isBefore(end) ? new Span(begin, end) : new Span(from, from);
    }
}
