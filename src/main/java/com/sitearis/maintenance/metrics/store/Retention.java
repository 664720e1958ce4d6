package com.sitearis.maintenance.metrics.store;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** How long what is kept, and what is taken in. */
public final class Retention {

    /** Raw samples: by whole months, so up to a month longer. */
    public static final Duration RAW = Duration.ofDays(90);

    /** Hours, after which days are left; and the age from which a sample is refused. */
    public static final int HOURLY_MONTHS = 25;

    /** How far ahead a sender's clock may be. */
    public static final Duration AHEAD = Duration.ofDays(1);

    private Retention() {}

    static Instant oldestSample(Instant now) {
        return now.atOffset(ZoneOffset.UTC).minusMonths(HOURLY_MONTHS).toInstant();
    }

    static Instant oldestRaw(Instant now) {
        return now.minus(RAW);
    }

    /** A delivery is known at least as long as its samples would be taken in again. */
    static Instant oldestDelivery(Instant now) {
        return now.atOffset(ZoneOffset.UTC).minusMonths(HOURLY_MONTHS + 1).toInstant();
    }
}
