package com.sitearis.maintenance.kpi;

import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A version of a month's report that is kept.
 *
 * @param sha256 of the workbook; null until it is built
 */
public record KpiVersion(
        long id,
        String report,
        YearMonth month,
        int version,
        boolean provisional,
        Instant frozen,
        String fileName,
        @Nullable String sha256) {}
