package com.sitearis.maintenance.kpi.inputs;

import java.time.Duration;

/**
 * The rolling window of the time between failures.
 *
 * @param window usually 90 days, ending with the month
 * @param observed agreed service time in it that was watched
 * @param failures merged P0 and P1 outages in production
 */
public record Reliability(Duration window, Duration observed, Duration down, int failures) {}
