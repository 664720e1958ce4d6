package com.sitearis.maintenance.metrics;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one probe found out about one component. A failure is recorded once it is confirmed, at the instant of its first
 * failed try.
 *
 * @param component such as {@code site} or {@code payment}
 * @param probe who looked: several probes outvote one another
 * @param interval how soon the next check is due; a check speaks for at most twice as long
 * @param detail why it failed, or how it went
 */
public record Check(
        String environment,
        String component,
        String probe,
        Instant at,
        boolean up,
        Duration interval,
        @Nullable String detail) {

    public Check {
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("a check speaks for no time: " + interval);
        }
    }
}
