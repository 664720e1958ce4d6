package com.sitearis.maintenance.kpi.inputs;

import com.sitearis.maintenance.metrics.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The accounting of a month's time. All durations lie inside the agreed service time, the month without its maintenance
 * windows, except {@code rawDown} and {@code rawKnown}, which count the whole month.
 */
public record Availability(
        Duration agreed,
        Duration known,
        Duration down,
        Duration rawKnown,
        Duration rawDown,
        List<Window> windows,
        List<Outage> outages) {

    /**
     * A maintenance window.
     *
     * @param deducted false when it was announced too late to count
     */
    public record Window(Instant from, Instant until, String reason, boolean deducted) {}

    /**
     * A confirmed outage.
     *
     * @param until null while it lasts
     */
    public record Outage(
            String component, Instant from, @Nullable Instant until, Duration counted, String cause) {}

    /** What of a time lies outside the windows that are deducted. */
    public List<Period> agreedWithin(Instant begin, Instant end) {
        List<Period> agreed = new ArrayList<>();
        Instant from = begin;
        List<Window> deducted = windows.stream()
                .filter(window -> window.deducted()
                        && window.from().isBefore(end)
                        && window.until().isAfter(begin))
                .sorted(Comparator.comparing(Window::from))
                .toList();
        for (Window window : deducted) {
            if (from.isBefore(window.from())) {
                agreed.add(new Period(from, window.from()));
            }
            from = from.isAfter(window.until()) ? from : window.until();
        }
        if (from.isBefore(end)) {
            agreed.add(new Period(from, end));
        }
        return agreed;
    }

    public Duration unknown() {
        return agreed.minus(known);
    }
}
