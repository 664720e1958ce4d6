package com.sitearis.maintenance.metrics.store;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** How long what is kept, and what is taken in. */
final class Retention {

    /** Hours, after which days are left; and the age from which a sample is refused. */
    static final int HOURLY_MONTHS = 25;

    /** How far ahead a sender's clock may be. */
    static final Duration AHEAD = Duration.ofDays(1);

    private Retention() {}

    static Instant oldestSample(Instant now) {
        return now.atOffset(ZoneOffset.UTC).minusMonths(HOURLY_MONTHS).toInstant();
    }

    /** A delivery is known at least as long as its samples would be taken in again. */
    static Instant oldestDelivery(Instant now) {
        return now.atOffset(ZoneOffset.UTC).minusMonths(HOURLY_MONTHS + 1).toInstant();
    }
}
