package com.sitearis.maintenance.kpi.inputs;

import java.time.Duration;
import java.time.Instant;
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

    public Duration unknown() {
        return agreed.minus(known);
    }
}
