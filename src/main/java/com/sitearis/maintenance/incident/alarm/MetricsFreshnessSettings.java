package com.sitearis.maintenance.incident.alarm;

import com.sitearis.maintenance.plan.Key;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a {@code metrics-freshness} job file says under {@code settings:}. */
public record MetricsFreshnessSettings(
        @Key(
                about = "metrics that have to come in, and how old the latest sample may be",
                example = "[{ metric: web.lcp, environment: production, within: 6h }]")
        List<Expected> expect) {

    /** One metric that has to come in. */
    public record Expected(
            @Key(about = "the metric's name", example = "web.lcp")
            String metric,

            @Key(about = "One of environments", example = "production")
            String environment,

            @Key(about = "the target it has to come in of; any when absent", example = "www") @Nullable
            String target,

            @Key(about = "how old its latest sample may be; of several series the freshest counts", example = "6h")
            Duration within) {}
}
