package com.sitearis.maintenance.slowquery.weekly;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A report that is kept, without its bytes.
 *
 * @param databases sorted, with commas between
 * @param fileName without ending
 */
public record KeptWeek(long id, String report, LocalDate monday, String databases, Instant made, String fileName) {}
