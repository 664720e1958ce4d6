package com.sitearis.maintenance.incident.threshold;

import com.sitearis.maintenance.metrics.Summary;
import java.util.OptionalDouble;

/** What is made of the samples of a time. {@link #MIN} above a value means that every sample was. */
public enum Figure {
    MEAN,
    MIN,
    MAX,
    LAST,
    SUM,
    P50,
    P75,
    P95,
    P99;

    OptionalDouble of(Summary samples) {
        return switch (this) {
            case MEAN -> samples.mean();
            case MIN -> samples.min();
            case MAX -> samples.max();
            case LAST -> samples.last();
            case SUM -> samples.sum();
            case P50 -> samples.quantile(0.50);
            case P75 -> samples.quantile(0.75);
            case P95 -> samples.quantile(0.95);
            case P99 -> samples.quantile(0.99);
        };
    }
}
