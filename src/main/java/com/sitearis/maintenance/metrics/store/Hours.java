package com.sitearis.maintenance.metrics.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Hours and months of UTC, by which samples lie. */
final class Hours {

    private Hours() {}

    /** The hour that holds the instant. */
    static Instant of(Instant at) {
        return at.truncatedTo(ChronoUnit.HOURS);
    }

    /** The first hour that begins at the instant or later. */
    static Instant from(Instant at) {
        Instant hour = of(at);
        return hour.equals(at) ? hour : next(hour);
    }

    static Instant next(Instant hour) {
        return hour.plus(1, ChronoUnit.HOURS);
    }

    static YearMonth month(Instant at) {
        return YearMonth.from(at.atOffset(ZoneOffset.UTC));
    }

    static LocalDate day(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    static Instant begin(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    static Instant end(YearMonth month) {
        return begin(month.plusMonths(1));
    }
}
