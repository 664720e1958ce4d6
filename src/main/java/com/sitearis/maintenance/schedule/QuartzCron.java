package com.sitearis.maintenance.schedule;

import com.sitearis.maintenance.plan.CronDialect;
import com.sitearis.maintenance.plan.Schedule;
import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.quartz.CronExpression;

/** Cron expressions as Quartz reads them: six fields, seconds first, and an optional year. */
public final class QuartzCron implements CronDialect {

    @Override
    public Optional<String> problem(String expression) {
        int fields = expression.strip().split("\\s+").length;
        if (fields != 6 && fields != 7) {
            // Quartz itself ignores what follows the seventh field, and says "unexpected end" for a Unix cron.
            return Optional.of("it has " + fields + " fields; a cron has six, seconds first, or seven with a year");
        }
        try {
            CronExpression cron = new CronExpression(expression);
            return cron.getNextValidTimeAfter(Date.from(Instant.EPOCH)) == null
                    ? Optional.of("it never fires")
                    : Optional.empty();
        } catch (ParseException | RuntimeException e) {
            // Quartz answers some bad expressions with a NumberFormatException or the like instead of a ParseException.
            return Optional.of(e.getMessage() == null ? "it cannot be read" : e.getMessage());
        }
    }

    @Override
    public List<Instant> fires(String expression, ZoneId zone, Instant after, int count) {
        Firings firings = Firings.of(new Schedule.Cron(expression, zone, Schedule.Missed.RUN_ONCE));
        List<Instant> fires = new ArrayList<>(count);
        Instant last = after;
        while (fires.size() < count) {
            Instant next = firings.after(last);
            if (next == null) {
                break;
            }
            fires.add(next);
            last = next;
        }
        return List.copyOf(fires);
    }
}
