package com.sitearis.maintenance.kpi;

import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A version of a month's report that is kept.
 *
 * @param sha256 of the workbook; null until it is built
 * @param detailRows in the file of the rows behind the figures; null until that is made
 */
public record KpiVersion(
        long id,
        String report,
        YearMonth month,
        int version,
        boolean provisional,
        Instant frozen,
        String fileName,
        @Nullable String sha256,
        @Nullable Long detailRows) {

    /** Whether there may be a file of the rows behind the figures. */
    public boolean detailed() {
        return detailRows == null || detailRows > 0;
    }
}
