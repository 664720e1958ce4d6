package com.sitearis.maintenance.plan;

import com.sitearis.maintenance.plan.ChangedHours.Span;
import com.sitearis.maintenance.plan.yaml.Spans;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Refuses crons that a clock change would skip, repeat or silence.
 *
 * <p>Measured with Quartz in Europe/Paris: a daily 02:30 does not fire at all on the last Sunday of March, and one every 30
 * minutes leaves a gap of 90 minutes in October.
 */
final class CronCheck {

    private static final int BATCH = 64;

    private final CronDialect cron;
    private final Clock clock;
    private final Map<Asked, Optional<Refusal>> answers = new HashMap<>();

    CronCheck(CronDialect cron, Clock clock) {
        this.cron = cron;
        this.clock = clock;
    }

    record Refusal(String wrong, String write) {}

    private record Asked(String expression, ZoneId zone) {}

    /** Why the expression cannot be used in the zone; a fleet's files ask the same again and again. */
    Optional<Refusal> refusal(String expression, ZoneId zone) {
        return answers.computeIfAbsent(new Asked(expression, zone), asked -> found(expression, zone));
    }

    private Optional<Refusal> found(String expression, ZoneId zone) {
        Optional<String> problem = cron.problem(expression);
        if (problem.isPresent()) {
            return Optional.of(new Refusal(
                    "is no cron expression (" + problem.get() + ")",
                    "write second, minute, hour, day of month, month and day of week, such as \"0 0 3 * * ?\""));
        }
        Instant now = clock.instant();
        if (cron.fires(expression, zone, now, 1).isEmpty()) {
            return Optional.of(new Refusal("never fires again", "write a date that comes, or on-demand: true"));
        }
        ChangedHours changed = ChangedHours.of(zone, now);
        return changed.none()
                ? Optional.empty()
                : firingIn(changed, expression, now).map(at -> {
                    LocalTime time = LocalTime.ofInstant(at, ZoneOffset.UTC);
                    return refusal(time, changed, zone, interval(expression, at));
                });
    }

    private static Refusal refusal(LocalTime time, ChangedHours changed, ZoneId zone, Duration interval) {
        Span span = changed.at(time).orElseThrow();
        String wrong = "fires at " + time + ", and the clock changes of " + zone + " skip or repeat " + span.from()
                + " to " + span.to();
        if (interval.compareTo(Duration.ofHours(1)) <= 0) {
            return new Refusal(
                    wrong, "write every: " + Spans.shown(interval) + " instead of cron, or zone: UTC beside it");
        }
        return new Refusal(wrong, "write hour " + changed.safeAfter(span) + ", or zone: UTC beside it");
    }

    /**
     * The first firing in a changed hour, as wall-clock time read in UTC. A cron is asked in UTC because there every wall-clock
     * time exists once: in its own zone it would hide just the firings that are looked for.
     */
    private Optional<Instant> firingIn(ChangedHours changed, String expression, Instant now) {
        Instant end = now.plus(ChangedHours.AHEAD);
        Instant after = now;
        while (after.isBefore(end)) {
            List<Instant> fires = cron.fires(expression, ZoneOffset.UTC, after, BATCH);
            Optional<Instant> hit = fires.stream()
                    .filter(at ->
                            changed.at(LocalTime.ofInstant(at, ZoneOffset.UTC)).isPresent())
                    .findFirst();
            if (hit.isPresent() || fires.isEmpty()) {
                return hit;
            }
            after = nextSpan(changed, fires.get(fires.size() - 1)).minusSeconds(1);
        }
        return Optional.empty();
    }

    /** When the next changed hour begins: nothing before it needs to be looked at. */
    private static Instant nextSpan(ChangedHours changed, Instant after) {
        LocalDateTime from = LocalDateTime.ofInstant(after, ZoneOffset.UTC);
        LocalDate day = from.toLocalDate();
        return changed.spans().stream()
                .map(span -> day.atTime(span.from()))
                .map(begin -> begin.isAfter(from) ? begin : begin.plusDays(1))
                .min(LocalDateTime::compareTo)
                .orElseThrow()
                .toInstant(ZoneOffset.UTC);
    }

    /** From a firing to the next one. */
    private Duration interval(String expression, Instant at) {
        List<Instant> next = cron.fires(expression, ZoneOffset.UTC, at, 1);
        return next.isEmpty() ? ChangedHours.AHEAD : Duration.between(at, next.get(0));
    }
}
