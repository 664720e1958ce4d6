package com.sitearis.maintenance.incident;

import com.sitearis.maintenance.notify.Message;
import com.sitearis.maintenance.notify.Notice;
import com.sitearis.maintenance.notify.Notices;
import com.sitearis.maintenance.notify.duty.EscalationPolicy;
import com.sitearis.maintenance.notify.template.IncidentNotice;
import com.sitearis.maintenance.notify.template.IncidentNotice.Status;
import com.sitearis.maintenance.plan.Environment;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tells people of incidents: when one opens, whoever the plan names or is on duty, then further ones as long as nobody takes it
 * up; later on, everybody who was told. During maintenance only P0s are told; the others follow when it is over.
 */
public final class IncidentNews implements IncidentListener {

    private final Supplier<MaintenancePlan> plan;
    private final Notices notices;
    private final Windows windows;
    private final Clock clock;

    public IncidentNews(Supplier<MaintenancePlan> plan, Notices notices, Windows windows, Clock clock) {
        this.plan = plan;
        this.notices = notices;
        this.windows = windows;
        this.clock = clock;
    }

    @Override
    public void changed(Incident incident, IncidentEvent event) {
        if (event.kind() == IncidentEvent.Kind.OPENED) {
            tellOpened(incident, event.text(), toBeTold(incident));
            return;
        }
        actions(incident, event)
                .ifPresent(actions ->
                        tell("incident/" + incident.id() + "/" + event.id(), incident, toBeTold(incident), actions));
    }

    /** Whom the incident concerns by now, as long as it is not muted by maintenance. */
    List<String> toBeTold(Incident incident) {
        Instant now = clock.instant();
        if (ResponsePolicy.muted(incident.priority(), windows.maintenance(incident.environment(), now), now)) {
            return List.of();
        }
        Instant from = ResponsePolicy.begin(incident, windows.maintenance(incident.environment(), incident.detected()));
        MaintenancePlan current = plan.get();
        Environment environment = current.environments().get(incident.environment());
        List<String> named = environment == null ? List.of() : environment.tell();
        List<String> steps = steps(current, named, from, incident, now);
        return steps.isEmpty() ? steps(current, List.copyOf(current.contacts().keySet()), from, incident, now) : steps;
    }

    private static List<String> steps(
            MaintenancePlan plan, List<String> named, Instant from, Incident incident, Instant now) {
        return EscalationPolicy.due(plan.contacts(), plan.zone(), named, from, incident.acknowledged(), now).stream()
                .map(EscalationPolicy.Step::contact)
                .toList();
    }

    /**
     * The same key for everybody who is told that it opened: told again, it reaches only those who were not told yet.
     *
     * @param known what was known when it opened
     */
    void tellOpened(Incident incident, String known, List<String> contacts) {
        String nobody = IncidentPhrase.NOBODY_YET.in(plan.get().language(), Long.toString(incident.id()));
        String actions = known.isBlank() ? nobody : known.strip() + ". " + nobody;
        tell("incident/" + incident.id() + "/opened", incident, contacts, actions);
    }

    private void tell(String key, Incident incident, List<String> contacts, String actions) {
        if (contacts.isEmpty()) {
            return;
        }
        MaintenancePlan current = plan.get();
        String place = incident.component() == null
                ? incident.environment()
                : incident.environment() + ", " + incident.component();
        Message message = new IncidentNotice(
                        current.name(),
                        incident.priority().name(),
                        incident.title(),
                        status(incident),
                        place,
                        incident.impactStart(),
                        incident.impactEnd(),
                        actions,
                        incident.nextUpdate(),
                        current.page("/incidents/" + incident.id()))
                .message(current.language(), current.zone());
        notices.tell(new Notice(key, contacts, message.subject(), message.text(), message.html()));
    }

    private static Status status(Incident incident) {
        if (incident.state().finished()) {
            return Status.RESOLVED;
        }
        if (incident.impactEnd() != null) {
            return Status.MONITORING;
        }
        return incident.confirmed() == null ? Status.INVESTIGATING : Status.IDENTIFIED;
    }

    /** What is being done, for the events that people are told of. */
    private Optional<String> actions(Incident incident, IncidentEvent event) {
        Locale language = plan.get().language();
        String id = Long.toString(incident.id());
        return switch (event.kind()) {
            case STATE -> state(incident, event, language);
            case PRIORITY -> Optional.of(IncidentPhrase.PRIORITY.in(language, event.from(), event.to(), event.text()));
            case RECOVERED ->
                Optional.of(
                        incident.outage()
                                ? IncidentPhrase.RECOVERED.in(language)
                                : IncidentPhrase.ENDED.in(language, event.text()));
            case RELAPSED ->
                Optional.of(
                        (incident.outage() ? IncidentPhrase.RELAPSED : IncidentPhrase.BACK).in(language, event.text()));
            case NOTE -> Optional.of(event.text());
            case RESPONSE_LATE -> Optional.of(IncidentPhrase.RESPONSE_LATE.in(language, id));
            case UPDATE_LATE -> Optional.of(IncidentPhrase.UPDATE_LATE.in(language, id));
            case OPENED, ASSIGNED, CONFIRMED, LASTS, ANSWER, DEPLOYMENT, NEXT_UPDATE -> Optional.empty();
        };
    }

    private static Optional<String> state(Incident incident, IncidentEvent event, Locale language) {
        boolean again =
                event.from() != null && IncidentState.valueOf(event.from()).finished();
        return switch (incident.state()) {
            case OPEN -> Optional.empty();
            case ACKNOWLEDGED ->
                Optional.of(
                        again
                                ? IncidentPhrase.REOPENED.in(language, event.text())
                                : IncidentPhrase.TAKEN_UP.in(language, incident.assignee(), event.text()));
            case RESOLVED -> Optional.of(IncidentPhrase.RESOLVED.in(language, event.text()));
            case CLOSED ->
                incident.falseAlarm()
                        ? Optional.of(IncidentPhrase.FALSE_ALARM.in(language, event.text()))
                        : Optional.empty();
        };
    }
}
