package com.sitearis.maintenance.kpi.edition;

import java.time.Instant;
import java.time.YearMonth;

/**
 * A person's comment on a figure.
 *
 * @param month the month it was written for, which may lie before the report's
 */
public record Remark(String kpi, YearMonth month, String text, String author, Instant at) {}
