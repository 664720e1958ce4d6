package com.sitearis.maintenance.notify;

import com.sitearis.maintenance.plan.DutyHours;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Duty hours as a plan file writes them, in whole days or with a span. */
public final class Hours {

    private Hours() {}

    public static DutyHours of(String text) {
        String[] parts = text.split("[ -]", -1);
        boolean days = parts.length == 2 || parts.length == 4;
        List<DayOfWeek> on = days ? span(parts[0], parts[1]) : List.of(day(parts[0]));
        boolean hours = parts.length > 2;
        return new DutyHours(
                on,
                hours ? LocalTime.parse(parts[parts.length - 2]) : LocalTime.MIDNIGHT,
                hours ? LocalTime.parse(parts[parts.length - 1]) : LocalTime.MIDNIGHT);
    }

    private static List<DayOfWeek> span(String first, String last) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.compareTo(day(first)) >= 0 && day.compareTo(day(last)) <= 0)
                .toList();
    }

    private static DayOfWeek day(String word) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().startsWith(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow();
    }
}
