package com.sitearis.maintenance.upkeep.growth;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a growing value reaches a threshold.
 *
 * @param expected by the median slope
 * @param earliest by the steepest slope within confidence
 * @param latest by the flattest; null when it may never come
 */
record Forecast(
        LocalDate expected, LocalDate earliest, @Nullable LocalDate latest) {

    private static final long FARTHEST_DAYS = 3650;

    /** Empty when it does not grow, or not within ten years. */
    static Optional<Forecast> of(double now, double threshold, Trend trend, LocalDate today) {
        double left = threshold - now;
        if (left <= 0 || trend.slope() <= 0 || left / trend.slope() > FARTHEST_DAYS) {
            return Optional.empty();
        }
        boolean never = trend.low() <= 0 || left / trend.low() > FARTHEST_DAYS;
        return Optional.of(new Forecast(
                after(today, left / trend.slope()),
                after(today, left / trend.high()),
                never ? null : after(today, left / trend.low())));
    }

    private static LocalDate after(LocalDate today, double days) {
        return today.plusDays((long) Math.ceil(days));
    }

    @Override
    public String toString() {
        return "about " + expected + " (95 %: from " + earliest
                + (latest == null ? " on, or never)" : " to " + latest + ")");
    }
}
