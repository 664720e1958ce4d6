package com.sitearis.maintenance.slowquery.statements;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The hours between two snapshots. What was added counts for the hour in the middle: a snapshot at the full hour, a little
 * early or late, counts for the hour that ends.
 */
record SnapshotHours(Instant from, Instant to) {

    private static final Duration HALF = Duration.ofMinutes(30);
    private static final Duration LATE = Duration.ofMinutes(5);

    Instant home() {
        return from.plus(Duration.between(from, to).dividedBy(2)).truncatedTo(ChronoUnit.HOURS);
    }

    /** The home, and every other hour of which the larger part lies between. */
    SortedSet<Instant> covered() {
        SortedSet<Instant> hours = new TreeSet<>();
        hours.add(home());
        Instant first = from.truncatedTo(ChronoUnit.HOURS);
        for (Instant hour = first; hour.isBefore(to); hour = hour.plus(1, ChronoUnit.HOURS)) {
            Instant middle = hour.plus(HALF);
            if (!middle.isBefore(from) && middle.isBefore(to)) {
                hours.add(hour);
            }
        }
        return hours;
    }

    /** Why these hours are not known one by one and from their beginning. */
    List<String> gaps(Instant countedFrom) {
        List<String> gaps = new ArrayList<>();
        if (covered().size() > 1) {
            gaps.add("no snapshot between " + from.truncatedTo(ChronoUnit.SECONDS) + " and "
                    + to.truncatedTo(ChronoUnit.SECONDS) + ": all of it counts for the hour from " + home());
        }
        if (covered().first().isBefore(countedFrom.minus(LATE))) {
            gaps.add("counted from " + countedFrom.truncatedTo(ChronoUnit.SECONDS) + " on");
        }
        return gaps;
    }
}
