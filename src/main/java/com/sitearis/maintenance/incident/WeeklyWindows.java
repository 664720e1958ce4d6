package com.sitearis.maintenance.incident;

import com.sitearis.maintenance.incident.sla.Span;
import com.sitearis.maintenance.plan.MaintenanceWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/** The occurrences of a weekly window on the wall clock: 23:00 to 02:00 stays that, whichever offset applies. */
final class WeeklyWindows {

    private WeeklyWindows() {}

    /** Those that touch the period, whole. */
    static List<Span> occurrences(MaintenanceWindow window, ZoneId zone, Span period) {
        List<Span> occurrences = new ArrayList<>();
        // A window is shorter than a week: one that reaches into the period begins in the week before it.
        LocalDate day =
                period.from().atZone(zone).toLocalDate().minusWeeks(1).with(TemporalAdjusters.nextOrSame(window.day()));
        for (Span next = on(day, window, zone);
                next.from().isBefore(period.to());
                day = day.plusWeeks(1), next = on(day, window, zone)) {
            if (!period.and(next).isEmpty()) {
                occurrences.add(next);
            }
        }
        return occurrences;
    }

    private static Span on(LocalDate day, MaintenanceWindow window, ZoneId zone) {
        LocalDateTime begin = day.atTime(window.from());
        Instant from = begin.atZone(zone).toInstant();
        Instant to = begin.plus(window.length()).atZone(zone).toInstant();
        // Both ends inside an hour that the clocks skip are one instant.
        return new Span(from, to.isBefore(from) ? from : to);
    }
}
