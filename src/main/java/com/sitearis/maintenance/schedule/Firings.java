package com.sitearis.maintenance.schedule;

import com.sitearis.maintenance.plan.Schedule;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.quartz.CronExpression;
import org.quartz.Trigger;

/** The instants a schedule fires at, each on a whole second. */
@FunctionalInterface
interface Firings {

    /** The first firing later than an instant; null when there is none. */
    @Nullable
    Instant after(Instant instant);

    static Firings of(Schedule schedule) {
        if (schedule instanceof Schedule.Cron cron) {
            return of(cron);
        }
        if (schedule instanceof Schedule.Every every) {
            return every(every.interval());
        }
        return instant -> null;
    }

    /** What a trigger that is registered already would do, whatever plan it came from. */
    static Firings of(Trigger trigger) {
        return instant -> instant(trigger.getFireTimeAfter(Date.from(instant)));
    }

    private static Firings of(Schedule.Cron cron) {
        try {
            CronExpression expression = new CronExpression(cron.expression());
            expression.setTimeZone(TimeZone.getTimeZone(cron.zone()));
            return instant -> instant(expression.getNextValidTimeAfter(Date.from(instant)));
        } catch (ParseException e) {
            throw new IllegalArgumentException("the plan let a bad cron pass: " + cron.expression(), e);
        }
    }

    /**
     * Multiples of the interval since 1970: elapsed time that no clock change moves, and the same slots on every node and
     * after every restart.
     */
    private static Firings every(Duration interval) {
        long step = Math.max(1, interval.toSeconds());
        return instant -> Instant.ofEpochSecond((Math.floorDiv(instant.getEpochSecond(), step) + 1) * step);
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
