package com.sitearis.maintenance.metrics.uptimerobot;

import com.sitearis.maintenance.metrics.Check;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A monitor with its logs.
 *
 * @param interval how often it looks
 * @param logs by their time
 * @param allTimeRatio what the provider says, in percent; null when it says nothing
 * @param rangeRatios what it says of the ranges that were asked for, whose bounds it does not repeat
 */
public record Monitor(
        String id,
        String name,
        Duration interval,
        List<Log> logs,
        @Nullable String allTimeRatio,
        List<String> rangeRatios) {

    /** Who looks, in our checks. */
    public static final String PROBE = "uptimerobot";

    /** A time in one state; up is null when nobody looked (paused, or just started). */
    public record Log(
            Instant from,
            Duration duration,
            @Nullable Boolean up,
            @Nullable String detail) {}

    /**
     * A check for each interval of each log, which speaks exactly until the next one: half as long as the interval, because a check
     * speaks for twice its own. Of the last log, which may still go on, only whole intervals: the rest comes with the next import,
     * and what was imported before stays as it is.
     */
    public List<Check> checks(String environment, String component) {
        List<Check> checks = new ArrayList<>();
        for (int i = 0; i < logs.size(); i++) {
            Log log = logs.get(i);
            Instant end = end(i);
            for (Instant at = log.from(); log.up() != null && at.isBefore(end); at = at.plus(interval)) {
                Instant until = at.plus(interval).isAfter(end) ? end : at.plus(interval);
                Duration speaks = Duration.between(at, until).dividedBy(2);
                checks.add(new Check(environment, component, PROBE, at, log.up(), speaks, log.detail()));
            }
        }
        return checks;
    }

    /** How long it was in a state, by the checks that are made of the logs. */
    public Duration time(boolean up) {
        return checks("", "").stream()
                .filter(check -> check.up() == up)
                .map(check -> check.interval().multipliedBy(2))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private Instant end(int index) {
        Log log = logs.get(index);
        Instant said = log.from().plus(log.duration());
        if (index + 1 < logs.size()) {
            Instant next = logs.get(index + 1).from();
            return next.isBefore(said) ? next : said;
        }
        long whole = log.duration().dividedBy(interval);
        return log.from().plus(interval.multipliedBy(whole));
    }
}
