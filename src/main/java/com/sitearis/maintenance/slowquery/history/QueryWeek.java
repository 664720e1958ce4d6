package com.sitearis.maintenance.slowquery.history;

import java.time.LocalDate;
import java.util.List;

/**
 * A week of a database's statements.
 *
 * @param monday its first day
 * @param hoursKnown hours of the week for which something was collected, 0 to 168 (one more or less when clocks change)
 * @param queries every statement once for each source
 */
public record QueryWeek(String database, LocalDate monday, int hoursKnown, List<WeeklyQuery> queries) {

    public QueryWeek {
        queries = List.copyOf(queries);
    }
}
