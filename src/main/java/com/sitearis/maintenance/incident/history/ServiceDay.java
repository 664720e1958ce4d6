package com.sitearis.maintenance.incident.history;

import java.time.Duration;
import java.time.LocalDate;

/**
 * One component's day in the plan's zone, maintenance that was announced in time left out.
 *
 * @param whole the day so far, without windows
 * @param up and {@code down}: the rest of {@code whole} is unknown
 */
public record ServiceDay(LocalDate date, Duration whole, Duration up, Duration down) {

    /** Nothing is known of such a day: it is neither good nor bad. */
    public boolean unknown() {
        return known().isZero();
    }

    public Duration known() {
        return up.plus(down);
    }

    /** Whether more than a tenth of the day is not known. */
    public boolean gaps() {
        return known().multipliedBy(10).compareTo(whole.multipliedBy(9)) < 0;
    }
}
