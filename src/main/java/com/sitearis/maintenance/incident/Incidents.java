package com.sitearis.maintenance.incident;

import com.sitearis.maintenance.incident.IncidentEvent.Kind;
import com.sitearis.maintenance.plan.Priority;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The registry of incidents. Each change is one transaction: the incident, the row of what happened, and whatever the
 * listener writes are there together or not at all.
 */
public final class Incidents {

    /** A cause that fires again this soon after its incident was resolved was not resolved. */
    static final Duration RELAPSE = Duration.ofMinutes(30);

    /** While a cause keeps firing, its history gets a line this often. */
    static final Duration LASTS = Duration.ofHours(1);

    private final IncidentRows rows;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final IncidentListener listener;

    public Incidents(DataSource database, Clock clock, IncidentListener listener) {
        this.rows = new IncidentRows(JdbcClient.create(database));
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        this.clock = clock;
        this.listener = listener;
    }

    public Optional<Incident> find(long id) {
        return rows.byId(id);
    }

    /** The incident of that number. */
    public Incident get(long id) {
        return find(id).orElseThrow(() -> new IncidentNotFound(id));
    }

    /** Newest first. */
    public List<Incident> list(IncidentFilter filter) {
        return rows.list(filter);
    }

    /** Those whose impact touches [from, to), by its begin; false alarms included. */
    public List<Incident> between(String environment, Instant from, Instant to) {
        return rows.touching(environment, from, to);
    }

    /** What happened to an incident, in order. */
    public List<IncidentEvent> history(long id) {
        return rows.events(id);
    }

    /** What was known when it opened. */
    String openedFor(long id) {
        return history(id).stream()
                .filter(event -> event.kind() == Kind.OPENED)
                .map(IncidentEvent::text)
                .findFirst()
                .orElse("");
    }

    /** The latest answer to each item of the checklist. */
    public Map<ChecklistItem, IncidentEvent> checklist(long id) {
        return history(id).stream()
                .filter(event -> event.kind() == Kind.ANSWER)
                .collect(Collectors.toMap(
                        event -> ChecklistItem.valueOf(Objects.requireNonNull(event.to())),
                        event -> event,
                        (earlier, later) -> later,
                        LinkedHashMap::new));
    }

    /** Those that nobody has resolved, in the order of their numbers. */
    public List<Incident> unfinished() {
        return rows.unfinished();
    }

    /**
     * Reports a cause. Its unfinished incident counts it; one that was resolved a moment ago is opened again; else a new one is
     * opened. Several nodes may report it at once.
     */
    public Incident raise(Cause cause) {
        return inTransaction(() -> {
            Optional<Incident> newest = rows.newestOf(cause.key());
            if (newest.isPresent() && !newest.get().state().finished()) {
                return firedAgain(newest.get(), cause);
            }
            if (newest.isPresent() && relapsed(newest.get(), cause)) {
                Incident reopened = reopen(newest.get(), cause.text(), cause.by());
                rows.fired(reopened.id());
                return get(reopened.id());
            }
            Incident opened = get(rows.insert(cause));
            return tell(opened, Kind.OPENED, null, opened.priority().name(), cause.text(), cause.by());
        });
    }

    private static boolean relapsed(Incident incident, Cause cause) {
        Instant resolved = incident.resolved();
        return incident.state() == IncidentState.RESOLVED
                && resolved != null
                && !cause.detected().isAfter(resolved.plus(RELAPSE));
    }

    private Incident firedAgain(Incident incident, Cause cause) {
        rows.fired(incident.id());
        Incident now = incident;
        if (incident.impactEnd() != null && cause.detected().isAfter(incident.impactEnd())) {
            now = change(incident, Map.of(), "impact_end", null, Kind.RELAPSED, null, null, cause.text(), cause.by());
        } else if (silentFor(incident, LASTS)) {
            now = tell(incident, Kind.LASTS, null, null, cause.text(), cause.by());
        }
        // What a person confirmed stays; before that the worst report counts.
        if (incident.confirmed() == null && cause.priority().worseThan(incident.priority())) {
            return priority(now, cause.priority(), cause.text(), cause.by());
        }
        return get(now.id());
    }

    private boolean silentFor(Incident incident, Duration time) {
        return history(incident.id()).stream()
                .map(IncidentEvent::at)
                .max(Comparator.naturalOrder())
                .filter(last -> !last.plus(time).isAfter(now()))
                .isPresent();
    }

    /** What was down is up again since then. Nothing when no incident of the cause waits for that. */
    public Optional<Incident> recovered(String cause, Instant since, String by) {
        return recovered(cause, since, "", by);
    }

    /**
     * The same for whatever else an incident is about.
     *
     * @param text what is known about its end
     */
    public Optional<Incident> recovered(String cause, Instant since, String text, String by) {
        return inTransaction(() -> rows.newestOf(cause)
                .filter(incident -> !incident.state().finished() && incident.impactEnd() == null)
                .map(incident -> {
                    Instant end = since.isBefore(incident.impactStart()) ? incident.impactStart() : since;
                    return change(incident, Map.of(), "impact_end", end, Kind.RECOVERED, null, null, text, by);
                }));
    }

    /** Somebody takes it up; once more changes nothing. */
    public Incident acknowledge(long id, String by) {
        return changing(id, incident -> {
            if (incident.state() == IncidentState.ACKNOWLEDGED) {
                return incident;
            }
            if (incident.state().finished()) {
                throw IncidentRefused.in(incident, "acknowledged", "reopen it first if it is not over");
            }
            Map<String, @Nullable Object> more = new LinkedHashMap<>();
            if (incident.acknowledged() == null) {
                more.put("acknowledged", now());
            }
            if (incident.assignee() == null) {
                more.put("assignee", by);
            }
            return state(incident, IncidentState.ACKNOWLEDGED, more, "", by);
        });
    }

    /** Hands it to somebody. */
    public Incident assign(long id, String assignee, String by) {
        return changing(id, incident -> {
            if (incident.state() == IncidentState.CLOSED) {
                throw IncidentRefused.in(incident, "assigned", "reopen it first if it is not over");
            }
            return change(
                    incident, Map.of(), "assignee", assignee, Kind.ASSIGNED, incident.assignee(), assignee, "", by);
        });
    }

    /** A person agrees that it is real, and how bad. */
    public Incident confirm(long id, @Nullable Priority priority, String text, String by) {
        return changing(id, incident -> {
            if (incident.state() == IncidentState.CLOSED) {
                throw IncidentRefused.in(incident, "confirmed", "reopen it first if it is not over");
            }
            Incident confirmed = change(incident, Map.of(), "confirmed", now(), Kind.CONFIRMED, null, null, text, by);
            return priority == null || priority == incident.priority()
                    ? confirmed
                    : priority(confirmed, priority, text, by);
        });
    }

    private Incident priority(Incident incident, Priority priority, String text, String by) {
        String from = incident.priority().name();
        return change(incident, Map.of(), "priority", priority, Kind.PRIORITY, from, priority.name(), text, by);
    }

    /** Adds a line to what happened. */
    public Incident note(long id, String text, String by) {
        return changing(id, incident -> tell(incident, Kind.NOTE, null, null, text, by));
    }

    /** Answers an item of the checklist; the latest answer counts. */
    public Incident answer(long id, ChecklistItem item, String text, String by) {
        return changing(id, incident -> tell(incident, Kind.ANSWER, null, item.name(), text, by));
    }

    /** Links a deployment that has to do with it. */
    public Incident deployment(long id, String deployment, String by) {
        return changing(id, incident -> {
            if (incident.deployments().contains(deployment)) {
                return incident;
            }
            rows.link(id, deployment, now(), by);
            return tell(get(id), Kind.DEPLOYMENT, null, deployment, "", by);
        });
    }

    /** Promises the next word to those who are affected. */
    public Incident nextUpdate(long id, Instant at, String by) {
        return changing(id, incident -> {
            if (incident.state().finished()) {
                throw IncidentRefused.in(incident, "given a next update", "reopen it first if it is not over");
            }
            String from =
                    incident.nextUpdate() == null ? null : incident.nextUpdate().toString();
            return change(incident, Map.of(), "next_update", at, Kind.NEXT_UPDATE, from, at.toString(), "", by);
        });
    }

    /**
     * Its effects are over.
     *
     * @param restored when they ceased; null for the observed recovery, else now
     */
    public Incident resolve(long id, @Nullable Instant restored, String text, String by) {
        return changing(id, incident -> {
            if (incident.state().finished()) {
                throw IncidentRefused.in(incident, "resolved", "it is over already");
            }
            Instant end = restored != null ? restored : incident.impactEnd() != null ? incident.impactEnd() : now();
            if (end.isBefore(incident.impactStart()) || end.isAfter(now())) {
                throw IncidentRefused.impactEnd();
            }
            Map<String, @Nullable Object> more = new LinkedHashMap<>();
            more.put("impact_end", end);
            more.put("resolved", now());
            more.put("next_update", null);
            if (incident.acknowledged() == null) {
                more.put("acknowledged", now());
            }
            return state(incident, IncidentState.RESOLVED, more, text, by);
        });
    }

    /** It was not over. */
    public Incident reopen(long id, String reason, String by) {
        return changing(id, incident -> {
            if (!incident.state().finished()) {
                throw IncidentRefused.in(incident, "reopened", "it is not over yet");
            }
            rows.unfinishedOf(incident.cause()).ifPresent(other -> {
                throw IncidentRefused.in(
                        incident, "reopened", "its cause has incident " + other.id() + " by now: go on there");
            });
            return reopen(incident, reason, by);
        });
    }

    private Incident reopen(Incident incident, String reason, String by) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>();
        more.put("impact_end", null);
        more.put("resolved", null);
        more.put("closed", null);
        more.put("false_alarm", false);
        return state(incident, IncidentState.ACKNOWLEDGED, more, reason, by);
    }

    /** Nothing is left to do. An incident of P0 or P1 needs every item of the checklist answered. */
    public Incident close(long id, String text, String by) {
        return changing(id, incident -> {
            if (incident.state() != IncidentState.RESOLVED) {
                throw IncidentRefused.in(incident, "closed", "resolve it first; or close it with --false-alarm WHY");
            }
            List<ChecklistItem> missing = ChecklistItem.missing(checklist(id).keySet());
            if (!incident.priority().worseThan(Priority.P2) || missing.isEmpty()) {
                return state(incident, IncidentState.CLOSED, Map.of("closed", now()), text, by);
            }
            throw IncidentRefused.unanswered(incident, missing);
        });
    }

    /** It was none: it needs no checklist and counts in no figure. */
    public Incident falseAlarm(long id, String why, String by) {
        return changing(id, incident -> {
            if (incident.state() == IncidentState.CLOSED) {
                throw IncidentRefused.in(incident, "closed", "it is closed already");
            }
            Map<String, @Nullable Object> more = new LinkedHashMap<>();
            more.put("closed", now());
            more.put("false_alarm", true);
            more.put("next_update", null);
            return state(incident, IncidentState.CLOSED, more, why, by);
        });
    }

    /** Writes down once that something came too late; answers whether this call did. */
    boolean late(long id, Kind kind, String what, String by) {
        return inTransaction(() -> {
            Incident incident = rows.locked(id).orElseThrow(() -> new IncidentNotFound(id));
            boolean told = history(id).stream().anyMatch(event -> event.kind() == kind && what.equals(event.to()));
            if (!told && !incident.state().finished()) {
                tell(incident, kind, null, what, "", by);
                return true;
            }
            return false;
        });
    }

    private interface Change {
        Incident to(Incident incident);
    }

    private Incident changing(long id, Change change) {
        return inTransaction(() -> change.to(rows.locked(id).orElseThrow(() -> new IncidentNotFound(id))));
    }

    private Incident state(
            Incident incident, IncidentState to, Map<String, @Nullable Object> more, String text, String by) {
        return change(incident, more, "state", to, Kind.STATE, incident.state().name(), to.name(), text, by);
    }

    private Incident change(
            Incident incident,
            Map<String, @Nullable Object> more,
            String column,
            @Nullable Object value,
            Kind kind,
            @Nullable String from,
            @Nullable String to,
            String text,
            String by) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>(more);
        columns.put(column, value);
        rows.set(incident.id(), columns);
        return tell(get(incident.id()), kind, from, to, text, by);
    }

    private Incident tell(
            Incident incident, Kind kind, @Nullable String from, @Nullable String to, String text, String by) {
        listener.changed(incident, rows.add(new IncidentEvent(0, incident.id(), now(), by, kind, from, to, text)));
        return incident;
    }

    /** As exact as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
