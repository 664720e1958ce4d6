package com.sitearis.maintenance.metrics;

import java.time.Instant;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a series; null where there is none.
 *
 * @param overThreshold how many samples lie above the metric's threshold
 * @param partial whether a part of the time is left out, because only coarser figures are kept of it
 */
public record SeriesFigures(
        Series series,
        long n,
        @Nullable Double mean,
        @Nullable Double p50,
        @Nullable Double p75,
        @Nullable Double p95,
        @Nullable Double min,
        @Nullable Double max,
        @Nullable Double last,
        @Nullable Instant lastAt,
        @Nullable Long overThreshold,
        boolean partial) {

    private static final double P50 = 0.5;
    private static final double P75 = 0.75;
    private static final double P95 = 0.95;

    public static SeriesFigures of(Series series, Summary summary) {
        return new SeriesFigures(
                series,
                summary.n(),
                figure(summary.mean()),
                figure(summary.quantile(P50)),
                figure(summary.quantile(P75)),
                figure(summary.quantile(P95)),
                figure(summary.min()),
                figure(summary.max()),
                figure(summary.last()),
                summary.lastAt().orElse(null),
                summary.overThreshold().isPresent() ? summary.overThreshold().getAsLong() : null,
                summary.partial());
    }

    private static @Nullable Double figure(OptionalDouble figure) {
        return figure.isPresent() ? figure.getAsDouble() : null;
    }
}
