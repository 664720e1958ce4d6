package com.sitearis.maintenance.metrics;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * One measured value.
 *
 * @param at when it was measured, to the microsecond
 * @param value in the metric's unit, between -10^100 and 10^100, so that sums of squares stay finite
 */
public record Sample(Series series, Instant at, double value) {

    private static final double MOST = 1e100;

    /** @throws SampleRefused when the value is not finite, or beyond all measure */
    public Sample {
        if (!(Math.abs(value) <= MOST)) {
            throw new SampleRefused("a value is a finite number up to 1e100, not " + value + " as for " + series);
        }
        value = value == 0 ? 0.0 : value; // of the two zeros the plain one
        at = at.truncatedTo(ChronoUnit.MICROS);
    }
}
