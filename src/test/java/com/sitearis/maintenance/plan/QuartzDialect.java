package com.sitearis.maintenance.plan;

import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;

/** The scheduler's understanding of crons, for tests of the plan. */
public final class QuartzDialect implements CronDialect {

    @Override
    public Optional<String> problem(String expression) {
        try {
            CronExpression.validateExpression(expression);
            return Optional.empty();
        } catch (ParseException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public List<Instant> fires(String expression, ZoneId zone, Instant after, int count) {
        try {
            CronExpression cron = new CronExpression(expression);
            cron.setTimeZone(TimeZone.getTimeZone(zone));
            List<Instant> fires = new ArrayList<>();
            Date next = cron.getNextValidTimeAfter(Date.from(after));
            while (next != null && fires.size() < count) {
                fires.add(next.toInstant());
                next = cron.getNextValidTimeAfter(next);
            }
            return fires;
        } catch (ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
