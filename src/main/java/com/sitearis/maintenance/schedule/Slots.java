package com.sitearis.maintenance.schedule;

import com.sitearis.maintenance.plan.Schedule.Missed;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which slot a run is for. A slot is a firing of the schedule, to the second, so that whoever computes it, on any node and
 * after any delay, gets the same instant.
 *
 * <p>Quartz's own handling of misfires is not used: it replaces the time that was missed by "now".
 */
final class Slots {

    /** A slot that has not begun after this long counts as missed, for jobs that skip missed slots. */
    static final Duration TOLERANCE = Duration.ofMinutes(1);

    /** The longest pause of a cron that fires at all: 29 February, across a year 2100 without one. */
    private static final Duration LONGEST_PAUSE = Duration.ofDays(8 * 366);

    private Slots() {}

    /** The latest firing at or before an instant. Quartz cannot answer that; its {@code getTimeBefore} is not implemented. */
    static Optional<Instant> latestAtOrBefore(Firings firings, Instant instant) {
        for (Duration back = Duration.ofMinutes(1); ; back = back.multipliedBy(2)) {
            Instant first = firings.after(instant.minus(back));
            if (first != null && !first.isAfter(instant)) {
                return Optional.of(latest(firings, first, instant));
            }
            if (back.compareTo(LONGEST_PAUSE) > 0) {
                return Optional.empty();
            }
        }
    }

    /**
     * The latest firing at or before {@code now}, by halving: being down for a year with a job every minute costs a few dozen
     * steps, not half a million.
     *
     * @param known a firing at or before {@code now}
     */
    static Instant latest(Firings firings, Instant known, Instant now) {
        Instant low = known;
        Instant high = now;
        while (true) {
            Instant next = firings.after(low);
            if (next == null || next.isAfter(now)) {
                return low;
            }
            low = next;
            Instant middle = low.plus(Duration.between(low, high).dividedBy(2)).truncatedTo(ChronoUnit.SECONDS);
            Instant later = firings.after(middle);
            if (later == null || later.isAfter(now)) {
                high = middle;
            } else {
                low = later;
            }
        }
    }

    /** What to do with a slot that has come up at {@code now}. */
    static Turn turn(Firings firings, Missed missed, Instant slot, Instant now) {
        Instant next = firings.after(slot);
        boolean overtaken = next != null && !next.isAfter(now);
        if (!overtaken) {
            return missed == Missed.SKIP && late(slot, now) ? Turn.PASS : Turn.RUN;
        }
        Instant latest = latest(firings, slot, now);
        if (missed == Missed.RUN_ONCE || !late(latest, now)) {
            return new Turn(false, latest);
        }
        return new Turn(false, firings.after(now));
    }

    /**
     * The slot that is still to be run when a trigger is replaced whose next firing is past.
     *
     * @param due the trigger's next firing
     */
    static Optional<Instant> owed(Firings firings, Missed missed, @Nullable Instant due, Instant now) {
        if (due == null || due.isAfter(now)) {
            return Optional.empty();
        }
        Instant latest = latest(firings, due, now);
        return missed == Missed.SKIP && late(latest, now) ? Optional.empty() : Optional.of(latest);
    }

    private static boolean late(Instant slot, Instant now) {
        return slot.plus(TOLERANCE).isBefore(now);
    }

    /**
     * What becomes of a slot.
     *
     * @param run whether it is run
     * @param next where the trigger goes on, past slots that nobody needs; null to leave it alone
     */
    record Turn(boolean run, @Nullable Instant next) {
        static final Turn RUN = new Turn(true, null);
        static final Turn PASS = new Turn(false, null);
    }
}
