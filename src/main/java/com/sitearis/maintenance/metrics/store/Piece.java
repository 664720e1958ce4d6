package com.sitearis.maintenance.metrics.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What one rollup row covers: an hour of UTC, or a part of one that a day of the zone begins in.
 *
 * @param minutes its length
 */
record Piece(Instant from, int minutes) {

    /** The piece that holds an instant. A clock change within the hour, other than at midnight, does not cut it. */
    static Piece of(Instant at, ZoneId zone) {
        Instant hour = Hours.of(at);
        Instant cut = midnight(hour, zone);
        if (!cut.isAfter(hour) || !cut.isBefore(Hours.next(hour))) {
            return new Piece(hour, 60);
        }
        Instant from = at.isBefore(cut) ? hour : cut;
        Instant to = at.isBefore(cut) ? cut : Hours.next(hour);
        return new Piece(from, (int) Duration.between(from, to).toMinutes());
    }

    /** When the day began that the end of the hour lies in. */
    private static Instant midnight(Instant hour, ZoneId zone) {
        LocalDate day = hour.plusSeconds(3599).atZone(zone).toLocalDate();
        return day.atStartOfDay(zone).toInstant();
    }

    Instant to() {
        return from.plus(Duration.ofMinutes(minutes));
    }

    boolean within(Instant begin, Instant end) {
        return !from.isBefore(begin) && !to().isAfter(end);
    }

    boolean touches(Instant begin, Instant end) {
        return from.isBefore(end) && to().isAfter(begin);
    }
}
