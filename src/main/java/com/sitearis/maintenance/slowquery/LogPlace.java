package com.sitearis.maintenance.slowquery;

/**
 * Where statements of a log are counted.
 *
 * @param database as the log names it; empty when it does not
 * @param hour by the log's own clock, {@code 2026-11-22 07}
 */
public record LogPlace(String database, String hour) {

    /** For figures of a whole log. */
    public static final LogPlace ANY = new LogPlace("", "");
}
