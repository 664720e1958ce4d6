package com.sitearis.maintenance.plan;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What the scheduler understands as a cron expression; the plan asks it rather than guess. */
public interface CronDialect {

    /** What is wrong with the expression, or empty. */
    Optional<String> problem(String expression);

    /** The next firings after an instant, at most {@code count}. */
    List<Instant> fires(String expression, ZoneId zone, Instant after, int count);
}
