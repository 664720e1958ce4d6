package com.sitearis.maintenance.metrics;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A series for programs.
 *
 * @param age since its latest sample
 */
public record SeriesAge(
        Series series,
        @Nullable String unit,
        @Nullable Instant lastAt,
        @Nullable Duration age) {

    public static SeriesAge of(SeriesState state, Instant now) {
        Instant last = state.lastAt();
        return new SeriesAge(state.series(), state.unit(), last, last == null ? null : Duration.between(last, now));
    }
}
