package com.sitearis.maintenance.console.status;

import com.sitearis.maintenance.console.status.Board.Component;
import com.sitearis.maintenance.console.status.Board.Progress;
import com.sitearis.maintenance.console.status.Board.Service;
import com.sitearis.maintenance.console.status.Board.Trouble;
import com.sitearis.maintenance.console.status.Board.Work;
import com.sitearis.maintenance.incident.Incident;
import com.sitearis.maintenance.incident.Incidents;
import com.sitearis.maintenance.incident.Windows;
import com.sitearis.maintenance.incident.history.ServiceHistory;
import com.sitearis.maintenance.plan.Environment;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Puts the public board together. */
final class Boards {

    private static final Duration AHEAD = Duration.ofDays(14);
    private static final Duration BACK = Duration.ofDays(14);
    private static final int MOST = 10;

    private final Supplier<MaintenancePlan> plan;
    private final ServiceHistory history;
    private final PastDays days;
    private final Incidents incidents;
    private final Windows windows;
    private final Clock clock;

    Boards(Supplier<MaintenancePlan> plan, ServiceHistory history, Incidents incidents, Windows windows, Clock clock) {
        this.plan = plan;
        this.history = history;
        this.days = new PastDays(history, clock);
        this.incidents = incidents;
        this.windows = windows;
        this.clock = clock;
    }

    /** Environments with an objective are promised to somebody; the others are nobody's business. */
    Board now() {
        return new Board(
                clock.instant(),
                plan.get().environments().values().stream()
                        .filter(environment -> environment.objective() != null)
                        .map(Environment::name)
                        .sorted()
                        .map(this::service)
                        .toList());
    }

    private Service service(String name) {
        List<Component> components = history.components(name).stream()
                .map(component -> new Component(
                        component,
                        history.now(name, component),
                        days.of(name, component, plan.get().zone())))
                // One that nobody has checked for so long has left the service.
                .filter(component -> component.days().stream().anyMatch(day -> !day.unknown()))
                .toList();
        Set<String> shown = components.stream().map(Component::name).collect(Collectors.toSet());
        return new Service(name, components, open(name, shown), over(name, shown), planned(name));
    }

    private List<Trouble> open(String environment, Set<String> shown) {
        return incidents.unfinished().stream()
                .filter(incident -> incident.environment().equals(environment) && told(incident))
                .map(incident -> trouble(incident, shown))
                .toList();
    }

    private List<Trouble> over(String environment, Set<String> shown) {
        Instant now = clock.instant();
        return incidents.between(environment, now.minus(BACK), now).stream()
                .filter(incident -> incident.state().finished() && told(incident))
                .sorted(Comparator.comparing(Incident::impactStart).reversed())
                .limit(MOST)
                .map(incident -> trouble(incident, shown))
                .toList();
    }

    /** What users feel, or what a person has confirmed; warnings of figures are for those who look after the service. */
    private static boolean told(Incident incident) {
        return !incident.falseAlarm() && !incident.warning() && (incident.outage() || incident.confirmed() != null);
    }

    /** A component that is not on the page is an inner one: then it is the service that is said to be affected. */
    private static Trouble trouble(Incident incident, Set<String> shown) {
        boolean known = incident.component() != null && shown.contains(incident.component());
        return new Trouble(
                known ? incident.component() : null,
                progress(incident),
                incident.impactStart(),
                incident.impactEnd(),
                incident.nextUpdate());
    }

    private static Progress progress(Incident incident) {
        if (incident.state().finished()) {
            return Progress.RESOLVED;
        }
        if (incident.impactEnd() != null) {
            return Progress.MONITORING;
        }
        return incident.confirmed() == null ? Progress.INVESTIGATING : Progress.IDENTIFIED;
    }

    private List<Work> planned(String environment) {
        Instant now = clock.instant();
        return windows.between(environment, now, now.plus(AHEAD)).stream()
                .filter(window -> window.cancelledAt() == null)
                .limit(MOST)
                .map(window -> new Work(window.from(), window.to(), window.impact()))
                .toList();
    }
}
