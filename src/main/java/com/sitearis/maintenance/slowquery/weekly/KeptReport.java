package com.sitearis.maintenance.slowquery.weekly;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A report as it is kept, or as it would be.
 *
 * @param databases sorted, with commas between
 * @param fileName without ending
 * @param document what programs read, as JSON
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record KeptReport(
        String report,
        LocalDate monday,
        String databases,
        Instant made,
        String fileName,
        byte[] page,
        byte[] workbook,
        String document,
        String subject,
        String mail) {

    /** The same mail to the same reader is put once. */
    String key() {
        return report + "/" + monday + "/" + databases;
    }
}
