package com.sitearis.maintenance.console.api.incident;

import com.sitearis.maintenance.console.api.Addresses;
import com.sitearis.maintenance.console.api.Asker;
import com.sitearis.maintenance.console.api.PlanNames;
import com.sitearis.maintenance.console.api.RequestRefused;
import com.sitearis.maintenance.console.api.Words;
import com.sitearis.maintenance.console.server.ForPrograms;
import com.sitearis.maintenance.incident.Cause;
import com.sitearis.maintenance.incident.ChecklistItem;
import com.sitearis.maintenance.incident.Incident;
import com.sitearis.maintenance.incident.IncidentSheet;
import com.sitearis.maintenance.incident.Incidents;
import com.sitearis.maintenance.incident.Response;
import com.sitearis.maintenance.plan.Priority;
import com.sitearis.maintenance.plan.yaml.Nearest;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What people do with incidents. */
@ForPrograms
@RequestMapping(Addresses.ROOT + "/incidents")
class IncidentActions {

    /**
     * What a person noticed.
     *
     * @param component null when all of the environment is affected
     * @param since when users began to feel it; now when absent
     */
    record Noticed(
            @Nullable String title,
            @Nullable String environment,
            @Nullable Priority priority,
            @Nullable String component,
            @Nullable Instant since) {}

    /** Who takes it over. */
    record Assignment(@Nullable String who) {}

    /** How bad it is. */
    record Confirmation(
            @Nullable Priority priority, @Nullable String text) {}

    /**
     * What is added.
     *
     * @param as the item of the checklist that the text answers, such as {@code root-cause}
     * @param nextUpdate when those who are affected hear again
     */
    record Note(
            @Nullable String text,
            @Nullable String as,
            @Nullable String deployment,
            @Nullable Instant nextUpdate) {}

    /**
     * The end of the effects.
     *
     * @param restored the observed recovery, or now, when absent
     */
    record Resolution(@Nullable String text, @Nullable Instant restored) {}

    /** Why something is so. */
    record Why(@Nullable String text) {}

    /**
     * The end of the work.
     *
     * @param falseAlarm why it was none; null when it was one
     */
    record Closing(@Nullable String text, @Nullable String falseAlarm) {}

    private final Incidents incidents;
    private final Response response;
    private final PlanNames names;
    private final Clock clock;

    IncidentActions(Incidents incidents, Response response, PlanNames names, Clock clock) {
        this.incidents = incidents;
        this.response = response;
        this.names = names;
        this.clock = clock;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<IncidentSheet> open(@RequestBody Noticed noticed, HttpServletRequest request) {
        String title = Words.required("title", noticed.title());
        String environment = names.environment(Words.required("environment", noticed.environment()));
        String component = Words.optional("component", noticed.component());
        if (noticed.priority() == null) {
            throw new RequestRefused("priority", "it is missing", "write one of " + Arrays.toString(Priority.values()));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant since =
                noticed.since() == null || noticed.since().isAfter(now) ? now : Words.time("since", noticed.since());
        Incident opened = incidents.raise(new Cause(
                "by-hand/" + environment + "/" + (component == null ? "" : component) + "/" + title,
                environment,
                component,
                noticed.priority(),
                title,
                now,
                since,
                Asker.of(request),
                ""));
        return ResponseEntity.created(URI.create(Addresses.ROOT + "/incidents/" + opened.id()))
                .body(sheet(opened));
    }

    /** Ends its response time. */
    @PostMapping("/{id}/acknowledge")
    IncidentSheet acknowledge(@PathVariable long id, HttpServletRequest request) {
        return sheet(incidents.acknowledge(id, Asker.of(request)));
    }

    @PostMapping("/{id}/assign")
    IncidentSheet assign(@PathVariable long id, @RequestBody Assignment to, HttpServletRequest request) {
        return sheet(incidents.assign(id, Words.required("who", to.who()), Asker.of(request)));
    }

    @PostMapping("/{id}/confirm")
    IncidentSheet confirm(@PathVariable long id, @RequestBody Confirmation said, HttpServletRequest request) {
        return sheet(incidents.confirm(id, said.priority(), Words.orEmpty("text", said.text()), Asker.of(request)));
    }

    @PostMapping("/{id}/note")
    IncidentSheet note(@PathVariable long id, @RequestBody Note note, HttpServletRequest request) {
        String by = Asker.of(request);
        String text = Words.optional("text", note.text());
        ChecklistItem item = item(note.as());
        String deployment = Words.optional("deployment", note.deployment());
        if (text == null && (item != null || (deployment == null && note.nextUpdate() == null))) {
            throw new RequestRefused("text", "it is missing", "say what is known or was done");
        }
        if (deployment != null) {
            incidents.deployment(id, deployment, by);
        }
        if (note.nextUpdate() != null) {
            incidents.nextUpdate(id, Words.time("nextUpdate", note.nextUpdate()), by);
        }
        if (text != null && item != null) {
            incidents.answer(id, item, text, by);
        } else if (text != null) {
            incidents.note(id, text, by);
        }
        return sheet(incidents.get(id));
    }

    @PostMapping("/{id}/resolve")
    IncidentSheet resolve(@PathVariable long id, @RequestBody Resolution said, HttpServletRequest request) {
        Instant restored = said.restored() == null ? null : Words.time("restored", said.restored());
        return sheet(incidents.resolve(id, restored, Words.orEmpty("text", said.text()), Asker.of(request)));
    }

    @PostMapping("/{id}/reopen")
    IncidentSheet reopen(@PathVariable long id, @RequestBody Why why, HttpServletRequest request) {
        return sheet(incidents.reopen(id, Words.required("text", why.text()), Asker.of(request)));
    }

    /** A P0 or P1 needs its checklist answered. */
    @PostMapping("/{id}/close")
    IncidentSheet close(@PathVariable long id, @RequestBody Closing closing, HttpServletRequest request) {
        String falseAlarm = Words.optional("falseAlarm", closing.falseAlarm());
        String by = Asker.of(request);
        return sheet(
                falseAlarm == null
                        ? incidents.close(id, Words.orEmpty("text", closing.text()), by)
                        : incidents.falseAlarm(id, falseAlarm, by));
    }

    private static @Nullable ChecklistItem item(@Nullable String word) {
        if (word == null) {
            return null;
        }
        List<String> known =
                Arrays.stream(ChecklistItem.values()).map(ChecklistItem::word).toList();
        return ChecklistItem.of(word)
                .orElseThrow(
                        () -> new RequestRefused("as", "the checklist has no such item", Nearest.advice(word, known)));
    }

    private IncidentSheet sheet(Incident incident) {
        return IncidentResource.sheet(incident, incidents, response);
    }
}
