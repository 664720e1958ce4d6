package com.sitearis.maintenance.incident;

import com.sitearis.maintenance.incident.sla.Span;
import com.sitearis.maintenance.incident.sla.Spans;
import com.sitearis.maintenance.incident.sla.Timeline;
import com.sitearis.maintenance.metrics.Check;
import com.sitearis.maintenance.metrics.Checks;
import com.sitearis.maintenance.metrics.ChecksRecorded;
import com.sitearis.maintenance.plan.Environment;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.Priority;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;

/** Opens an incident when most probes find a component down, and notes on it when they find it up again. */
final class OutageWatch {

    /** How far back an outage's begin is looked for; it is opened within minutes of it. */
    private static final Duration LOOK_BACK = Duration.ofHours(6);

    private final Checks checks;
    private final Incidents incidents;
    private final Supplier<MaintenancePlan> plan;
    private final Clock clock;

    OutageWatch(Checks checks, Incidents incidents, Supplier<MaintenancePlan> plan, Clock clock) {
        this.checks = checks;
        this.incidents = incidents;
        this.plan = plan;
        this.clock = clock;
    }

    private record Place(String environment, String component) {
        String cause() {
            return Incident.OUTAGE + environment + "/" + component;
        }
    }

    @EventListener
    void on(ChecksRecorded event) {
        Map<String, Incident> open =
                incidents.unfinished().stream().collect(Collectors.toMap(Incident::cause, Function.identity()));
        Map<Place, Check> latest =
                new TreeMap<>(Comparator.comparing(Place::environment).thenComparing(Place::component));
        event.checks()
                .forEach(check -> latest.merge(
                        new Place(check.environment(), check.component()),
                        check,
                        (one, two) -> one.at().isAfter(two.at()) ? one : two));
        Map<String, Boolean> allDown = new HashMap<>();
        latest.forEach((place, check) -> {
            // Most components are up and have no incident: these cost nothing.
            if (!check.up() || open.containsKey(place.cause())) {
                judge(place, check, allDown);
            }
        });
    }

    /**
     * By what holds now: checks of long ago, taken in late, open nothing.
     *
     * @param allDown whether everything is down, by environment; found out once, as hundreds may fail together
     */
    private void judge(Place place, Check check, Map<String, Boolean> allDown) {
        Instant now = now();
        Timeline timeline = timeline(place.environment(), place.component(), now);
        holding(timeline.down(), now)
                .ifPresent(outage -> incidents.raise(cause(place, check, outage.from(), now, allDown)));
        holding(timeline.up(), now)
                .ifPresent(up -> incidents.recovered(place.cause(), up.from(), "probe " + check.probe()));
    }

    private Timeline timeline(String environment, String component, Instant now) {
        return Timeline.of(checks.between(environment, component, now.minus(LOOK_BACK), now.plusNanos(1000)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Optional<Span> holding(Spans spans, Instant at) {
        return spans.parts().stream().filter(span -> span.contains(at)).findFirst();
    }

    private Cause cause(Place place, Check check, Instant since, Instant now, Map<String, Boolean> allDown) {
        return new Cause(
                place.cause(),
                place.environment(),
                place.component(),
                priority(place, now, allDown),
                AlarmPhrase.DOWN.in(plan.get().language(), place.component()),
                now,
                since,
                "probe " + check.probe(),
                check.detail() == null ? "" : check.detail());
    }

    /** A vital component is the whole service; without a list of them, everything has to be down for that. */
    private Priority priority(Place place, Instant now, Map<String, Boolean> allDown) {
        Environment environment = plan.get().environments().get(place.environment());
        List<String> vital = environment == null ? List.of() : environment.vital();
        boolean whole = vital.isEmpty()
                ? allDown.computeIfAbsent(place.environment(), name -> allDown(name, now))
                : vital.contains(place.component());
        return whole ? Priority.P0 : Priority.P1;
    }

    private boolean allDown(String environment, Instant now) {
        Set<String> components = checks.born(environment).keySet();
        return components.stream()
                .allMatch(component ->
                        timeline(environment, component, now).down().contains(now));
    }
}
