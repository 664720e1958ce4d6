package com.sitearis.maintenance.upkeep.growth;

import com.sitearis.maintenance.metrics.Metrics;
import com.sitearis.maintenance.metrics.SeriesQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** How full a disk is, as the metric {@code disk.free} says. */
final class Disk {

    private final Metrics metrics;
    private final Clock clock;

    Disk(Metrics metrics, Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    /** The share in use; empty when nothing was measured lately. */
    OptionalDouble used(String environment, String target, Duration fresh) {
        Instant now = clock.instant();
        return used(environment, target, now.minus(fresh), now.plusMillis(1));
    }

    /** At the end of each day; days without a sample are not there. */
    Map<LocalDate, Double> days(String environment, String target, LocalDate from, LocalDate to, ZoneId zone) {
        Map<LocalDate, Double> days = new TreeMap<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            LocalDate date = day;
            used(
                            environment,
                            target,
                            date.atStartOfDay(zone).toInstant(),
                            date.plusDays(1).atStartOfDay(zone).toInstant())
                    .ifPresent(used -> days.put(date, used));
        }
        return days;
    }

    private OptionalDouble used(String environment, String target, Instant from, Instant to) {
        OptionalDouble free = metrics.summary(
                        SeriesQuery.of("disk.free", environment).ofTarget(target), from, to)
                .last();
        return free.isPresent() ? OptionalDouble.of(1 - free.getAsDouble()) : free;
    }
}
