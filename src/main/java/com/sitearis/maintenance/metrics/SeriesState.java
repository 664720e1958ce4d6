package com.sitearis.maintenance.metrics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A series and how fresh it is.
 *
 * @param unit null when the metric is not in {@code app.metric}
 * @param lastAt when its latest sample was measured
 */
public record SeriesState(
        Series series, @Nullable String unit, @Nullable Instant lastAt) {}
