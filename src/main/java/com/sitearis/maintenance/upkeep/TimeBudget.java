package com.sitearis.maintenance.upkeep;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How long a run may still work. */
public final class TimeBudget {

    private final Clock clock;
    private final Instant until;

    public TimeBudget(Clock clock, Instant until) {
        this.clock = clock;
        this.until = until;
    }

    /** Never negative. */
    public Duration left() {
        Duration left = Duration.between(clock.instant(), until);
        return left.isNegative() ? Duration.ZERO : left;
    }

    public boolean spent() {
        return left().isZero();
    }
}
