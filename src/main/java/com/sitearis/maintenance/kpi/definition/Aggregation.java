package com.sitearis.maintenance.kpi.definition;

/** How the samples of a month become one figure. */
public enum Aggregation {
    /** Σ of values ÷ n, over all samples alike. */
    MEAN,
    MEDIAN,
    P75,
    P95,
    /** Good ÷ all, from totals. */
    RATIO,
    /** The newest value of the month. */
    LAST
}
