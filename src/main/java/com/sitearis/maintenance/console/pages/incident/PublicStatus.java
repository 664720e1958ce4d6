package com.sitearis.maintenance.console.pages.incident;

import com.sitearis.maintenance.incident.Incident;
import com.sitearis.maintenance.incident.Incidents;
import com.sitearis.maintenance.incident.Window;
import com.sitearis.maintenance.incident.Windows;
import com.sitearis.maintenance.metrics.Checks;
import com.sitearis.maintenance.plan.Environment;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/**
 * What users of the service are told: components, troubles by priority and time, planned maintenance. No title, name, address or
 * text of ours is in it. Of the environments, those of which something was promised.
 */
@Component
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class PublicStatus {

    static final int DAYS = 90;
    private static final Duration AHEAD = Duration.ofDays(14);
    private static final Duration KEPT_FOR = Duration.ofSeconds(30);

    /** A component that nobody has checked for so long is not known to work. */
    private static final Duration FRESH = Duration.ofMinutes(20);

    private final Incidents incidents;
    private final Windows windows;
    private final Checks checks;
    private final Supplier<MaintenancePlan> plan;
    private final Clock clock;
    private @Nullable Kept kept;

    PublicStatus(Incidents incidents, Windows windows, Checks checks, Supplier<MaintenancePlan> plan, Clock clock) {
        this.incidents = incidents;
        this.windows = windows;
        this.checks = checks;
        this.plan = plan;
        this.clock = clock;
    }

    private record Kept(Instant at, List<View> views) {}

    /** How something is. */
    enum State {
        UP,
        DOWN,
        MAINTENANCE,
        UNKNOWN
    }

    /** A part of the service. */
    record Part(String name, State state) {}

    /** A trouble, as far as it concerns users. */
    record Trouble(
            String priority,
            @Nullable String component,
            Instant from,
            @Nullable Instant to) {}

    /**
     * A day of the past.
     *
     * @param known whether anything was checked that early
     * @param minutes during which something was wrong
     */
    record Day(LocalDate date, boolean known, long minutes) {}

    /** One environment. */
    record View(String environment, List<Part> components, List<Trouble> open, List<Window> planned, List<Day> days) {}

    /** Made anew at most twice a minute: strangers can ask as often as they like. */
    synchronized List<View> now() {
        Instant now = clock.instant();
        Kept last = kept;
        if (last == null || last.at().plus(KEPT_FOR).isBefore(now)) {
            last = new Kept(now, views(now));
            kept = last;
        }
        return last.views();
    }

    private List<View> views(Instant now) {
        return plan.get().environments().values().stream()
                .filter(environment -> environment.objective() != null)
                .map(environment -> view(environment, now))
                .toList();
    }

    private View view(Environment environment, Instant now) {
        String name = environment.name();
        LocalDate today = LocalDate.ofInstant(now, plan.get().zone());
        Instant first = midnight(today.minusDays(DAYS - 1L));
        List<Incident> troubles = Stream.concat(
                        incidents.unfinished().stream()
                                .filter(one -> one.environment().equals(name)),
                        incidents.between(name, first, now).stream())
                .filter(incident -> incident.outage() && !incident.falseAlarm())
                .distinct()
                .toList();
        List<Window> planned = windows.between(name, now, now.plus(AHEAD)).stream()
                .filter(window -> window.cancelledAt() == null)
                .toList();
        boolean maintenance = planned.stream().anyMatch(window -> !window.from().isAfter(now));
        Map<String, Instant> born = checks.born(name);
        return new View(
                name,
                born.keySet().stream()
                        .map(component -> new Part(component, state(name, component, troubles, maintenance, now)))
                        .toList(),
                troubles.stream()
                        .filter(incident -> incident.impactEnd() == null)
                        .map(PublicStatus::trouble)
                        .toList(),
                planned,
                days(troubles, born, today, now));
    }

    private State state(
            String environment, String component, List<Incident> troubles, boolean maintenance, Instant now) {
        boolean down = troubles.stream()
                .filter(incident -> incident.impactEnd() == null)
                .anyMatch(incident ->
                        incident.component() == null || incident.component().equals(component));
        if (down) {
            return State.DOWN;
        }
        if (maintenance) {
            return State.MAINTENANCE;
        }
        boolean checked =
                !checks.between(environment, component, now.minus(FRESH), now).isEmpty();
        return checked ? State.UP : State.UNKNOWN;
    }

    private static Trouble trouble(Incident incident) {
        return new Trouble(
                incident.priority().name(), incident.component(), incident.impactStart(), incident.impactEnd());
    }

    private List<Day> days(List<Incident> troubles, Map<String, Instant> born, LocalDate today, Instant now) {
        Instant known = born.values().stream().min(Instant::compareTo).orElse(Instant.MAX);
        List<Day> days = new ArrayList<>();
        for (int back = DAYS - 1; back >= 0; back--) {
            LocalDate date = today.minusDays(back);
            Instant begin = midnight(date);
            Instant end = earlier(midnight(date.plusDays(1)), now);
            long minutes = troubles.stream()
                    .mapToLong(incident -> overlap(incident, begin, end, now).toMinutes())
                    .max()
                    .orElse(0);
            days.add(new Day(date, known.isBefore(end), minutes));
        }
        return List.copyOf(days);
    }

    private static Duration overlap(Incident incident, Instant begin, Instant end, Instant now) {
        Instant over = Objects.requireNonNullElse(incident.impactEnd(), now);
        Instant from = incident.impactStart().isBefore(begin) ? begin : incident.impactStart();
        Duration shared = Duration.between(from, earlier(over, end));
        return shared.isNegative() ? Duration.ZERO : shared;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private Instant midnight(LocalDate date) {
        return date.atStartOfDay(plan.get().zone()).toInstant();
    }
}
