package com.sitearis.maintenance.metrics.upkeep;

import com.sitearis.maintenance.plan.Key;
import java.time.Duration;

/** What a {@code metrics-upkeep} job file says under {@code settings:}. */
public record MetricsUpkeepSettings(
        @Key(
                about =
                        "how long raw samples are kept, by whole months, 31d to 760d; hours stay 25 months, days for good",
                fallback = "90d")
        Duration keepRaw) {}
