package com.sitearis.maintenance.console.backups;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How large the backups of the last year were, one point a day, as a line in a picture of {@link #WIDTH} by {@link #HEIGHT}.
 *
 * @param points for {@code <polyline>}, oldest first
 * @param largest bytes, at the picture's upper edge
 */
record SizeTrend(LocalDate from, LocalDate to, String points, int days, long first, long newest, long largest) {

    static final int WIDTH = 720;
    static final int HEIGHT = 120;

    /** Null when there are not two days to join. */
    static @Nullable SizeTrend of(NavigableMap<LocalDate, Long> byDay) {
        if (byDay.size() < 2) {
            return null;
        }
        LocalDate from = byDay.firstKey();
        LocalDate to = byDay.lastKey();
        long largest = byDay.values().stream().mapToLong(Long::longValue).max().orElseThrow();
        double days = ChronoUnit.DAYS.between(from, to);
        String points = byDay.entrySet().stream()
                .map(entry -> point(entry, from, days, largest))
                .collect(Collectors.joining(" "));
        return new SizeTrend(
                from,
                to,
                points,
                byDay.size(),
                byDay.firstEntry().getValue(),
                byDay.lastEntry().getValue(),
                largest);
    }

    private static String point(Map.Entry<LocalDate, Long> entry, LocalDate from, double days, long largest) {
        double x = ChronoUnit.DAYS.between(from, entry.getKey()) / days * WIDTH;
        double y = HEIGHT - (double) entry.getValue() / largest * HEIGHT;
        return String.format(Locale.ROOT, "%.1f,%.1f", x, y);
    }
}
