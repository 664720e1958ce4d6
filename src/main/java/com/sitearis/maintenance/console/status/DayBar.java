package com.sitearis.maintenance.console.status;

import com.sitearis.maintenance.incident.history.ServiceDay;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A day in the picture of the last ninety. The kinds differ in shape as well as in colour: a day with an outage has a gap, one
 * of which nothing is known is a stub.
 *
 * @param x where it begins, in the picture's units
 */
record DayBar(int x, ServiceDay day) {

    /** From one bar to the next. */
    static final int STEP = 8;

    enum Kind {
        GOOD,
        OUTAGE,
        /** Nothing bad was seen, but not all of the day was. */
        GAPS,
        UNKNOWN
    }

    static List<DayBar> of(List<ServiceDay> days) {
        return IntStream.range(0, days.size())
                .mapToObj(i -> new DayBar(i * STEP, days.get(i)))
                .toList();
    }

    public Kind kind() {
        if (day.unknown()) {
            return Kind.UNKNOWN;
        }
        if (!day.down().isZero()) {
            return Kind.OUTAGE;
        }
        return day.gaps() ? Kind.GAPS : Kind.GOOD;
    }
}
