package com.sitearis.maintenance.incident;

import com.sitearis.maintenance.incident.IncidentEvent.Kind;
import com.sitearis.maintenance.metrics.Checks;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.MaintenanceWindow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks after incidents that wait: who has to be told by now, which response time or promised update has passed. Any number of
 * nodes may do so at once; what was told or written down already stays as it is.
 */
final class IncidentWatch implements Lookout {

    private static final Duration PRUNE_EVERY = Duration.ofHours(6);
    private static final String ME = "maintenance";

    private final Supplier<MaintenancePlan> plan;
    private final Incidents incidents;
    private final Response response;
    private final IncidentNews news;
    private final Windows windows;
    private final Checks checks;
    private final Clock clock;

    /** Whom this program told; only spares it the look into the outbox. */
    private final Map<Long, Set<String>> told = new HashMap<>();

    private @Nullable List<MaintenanceWindow> known;
    private Instant pruned = Instant.EPOCH;

    IncidentWatch(
            Supplier<MaintenancePlan> plan,
            Incidents incidents,
            Response response,
            IncidentNews news,
            Windows windows,
            Checks checks,
            Clock clock) {
        this.plan = plan;
        this.incidents = incidents;
        this.response = response;
        this.news = news;
        this.windows = windows;
        this.checks = checks;
        this.clock = clock;
    }

    @Override
    public synchronized void look() {
        planInForce();
        List<Incident> unfinished = incidents.unfinished();
        told.keySet().retainAll(unfinished.stream().map(Incident::id).toList());
        for (Incident incident : unfinished) {
            escalate(incident);
            late(incident);
        }
        prune();
    }

    private void planInForce() {
        MaintenancePlan current = plan.get();
        if (!current.windows().equals(known)) {
            windows.planInForce();
            known = current.windows();
        }
    }

    private void escalate(Incident incident) {
        if (incident.state() == IncidentState.OPEN) {
            List<String> contacts = news.toBeTold(incident);
            if (told.computeIfAbsent(incident.id(), unseen -> new HashSet<>()).addAll(contacts)) {
                news.tellOpened(incident, incidents.openedFor(incident.id()), contacts);
            }
        }
    }

    private void late(Incident incident) {
        ResponseClock responding = response.clock(incident);
        if (responding.late() && responding.taken() == null && responding.due() != null) {
            incidents.late(incident.id(), Kind.RESPONSE_LATE, responding.due().toString(), ME);
        }
        Instant promised = incident.nextUpdate();
        if (promised != null && promised.isBefore(clock.instant())) {
            incidents.late(incident.id(), Kind.UPDATE_LATE, promised.toString(), ME);
        }
    }

    private void prune() {
        Instant now = clock.instant();
        if (pruned.plus(PRUNE_EVERY).isBefore(now)) {
            Instant before = now.atZone(plan.get().zone()).minus(Checks.KEPT).toInstant();
            int gone = checks.prune(before);
            while (gone > 0) {
                gone = checks.prune(before);
            }
            pruned = now;
        }
    }
}
