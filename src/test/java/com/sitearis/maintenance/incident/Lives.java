package com.sitearis.maintenance.incident;

import com.sitearis.maintenance.incident.sla.Span;
import com.sitearis.maintenance.incident.sla.Spans;
import com.sitearis.maintenance.metrics.Check;
import com.sitearis.maintenance.plan.MaintenanceWindow;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Checks, windows and months of a site in Paris that is watched every five minutes. */
final class Lives {

    static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    static final Duration EVERY = Duration.ofMinutes(5);
    static final MaintenanceWindow SUNDAY =
            new MaintenanceWindow("production", DayOfWeek.SUNDAY, LocalTime.of(23, 0), Duration.ofHours(3));

    private Lives() {}

    static Instant local(String dateTime) {
        return LocalDateTime.parse(dateTime).atZone(PARIS).toInstant();
    }

    static Span span(String from, String to) {
        return new Span(local(from), local(to));
    }

    static Span month(String month) {
        return Span.month(YearMonth.parse(month), PARIS);
    }

    /** The month without Sunday's windows. */
    static Spans agreed(String month) {
        return Spans.of(month(month)).minus(windows(month(month)));
    }

    static Spans windows(Span period) {
        return Spans.union(WeeklyWindows.occurrences(SUNDAY, PARIS, period));
    }

    static Check check(Instant at, boolean up) {
        return check("paris", at, up);
    }

    static Check check(String probe, Instant at, boolean up) {
        return new Check("production", "site", probe, at, up, EVERY, null);
    }

    /** A check every five minutes, down inside the outages. */
    static List<Check> watched(Span period, Span... outages) {
        Spans down = Spans.of(outages);
        List<Check> checks = new ArrayList<>();
        for (Instant at = period.from(); at.isBefore(period.to()); at = at.plus(EVERY)) {
            checks.add(check(at, !down.contains(at)));
        }
        return checks;
    }

    /** As {@link #watched}, but with checks at the very begin and end of each outage. */
    static List<Check> exactly(Span period, Span... outages) {
        List<Check> checks = watched(period, outages);
        for (Span outage : outages) {
            checks.add(check(outage.from(), false));
            checks.add(check(outage.to(), true));
        }
        return checks;
    }
}
