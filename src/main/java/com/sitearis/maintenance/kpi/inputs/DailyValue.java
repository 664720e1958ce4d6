package com.sitearis.maintenance.kpi.inputs;

import java.time.LocalDate;

/**
 * One metric on one local day, in base units.
 *
 * @param value the aggregate that the metric is judged by: mean or 75th percentile
 */
public record DailyValue(LocalDate day, String metric, String device, long samples, double value) {}
