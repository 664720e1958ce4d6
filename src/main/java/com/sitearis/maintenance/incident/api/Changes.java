package com.sitearis.maintenance.incident.api;

import com.sitearis.maintenance.http.Refusal;
import com.sitearis.maintenance.http.Request;
import com.sitearis.maintenance.incident.Cause;
import com.sitearis.maintenance.incident.Incident;
import com.sitearis.maintenance.incident.Incidents;
import com.sitearis.maintenance.plan.Priority;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a request changes. The incident's history keeps the token's name, and the person it names. */
final class Changes {

    private static final String BY = "by";

    private final Incidents incidents;
    private final Clock clock;

    Changes(Incidents incidents, Clock clock) {
        this.incidents = incidents;
        this.clock = clock;
    }

    /** The same title in the same place is the same incident as long as it is not over: sent again, it opens no other. */
    Incident open(Request request, String sender) throws IOException {
        Fields fields = Fields.read(request, "title", "environment", "priority", "component", "since", "text", BY);
        String title = fields.required("title");
        String environment = request.environment(fields.required("environment"));
        String component = fields.optional("component");
        Priority priority = priority(fields.required("priority"));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant since = fields.instant("since");
        if (since != null && since.isAfter(now)) {
            throw Refusal.notStorable("since lies in the future");
        }
        String place = environment + "/" + (component == null ? "" : component);
        return incidents.raise(new Cause(
                "by-hand/" + place + "/" + title,
                environment,
                component,
                priority,
                title,
                now,
                since == null ? now : since,
                by(fields, sender),
                fields.orEmpty("text")));
    }

    /** @param verb the last part of the path */
    Incident apply(long id, String verb, Request request, String sender) throws IOException {
        switch (verb) {
            case "acknowledge" -> {
                return incidents.acknowledge(id, by(read(request), sender));
            }
            case "assign" -> {
                Fields fields = read(request, "to");
                return incidents.assign(id, fields.required("to"), by(fields, sender));
            }
            case "confirm" -> {
                Fields fields = read(request, "priority", "text");
                String priority = fields.optional("priority");
                return incidents.confirm(
                        id, priority == null ? null : priority(priority), fields.orEmpty("text"), by(fields, sender));
            }
            case "note" -> {
                return note(id, read(request, "text", "next-update"), sender);
            }
            case "resolve" -> {
                Fields fields = read(request, "restored", "text");
                return incidents.resolve(id, fields.instant("restored"), fields.orEmpty("text"), by(fields, sender));
            }
            case "reopen" -> {
                Fields fields = read(request, "why");
                return incidents.reopen(id, fields.required("why"), by(fields, sender));
            }
            default -> throw Refusal.notFound();
        }
    }

    private Incident note(long id, Fields fields, String sender) {
        String text = fields.optional("text");
        Instant next = fields.instant("next-update");
        if (text == null && next == null) {
            throw Refusal.notStorable("a note has text, next-update, or both");
        }
        Incident noted = incidents.get(id);
        if (next != null) {
            noted = incidents.nextUpdate(id, next, by(fields, sender));
        }
        return text == null ? noted : incidents.note(id, text, by(fields, sender));
    }

    private static Fields read(Request request, String... known) throws IOException {
        request.method("POST");
        String[] all = Arrays.copyOf(known, known.length + 1);
        all[known.length] = BY;
        return Fields.read(request, all);
    }

    private static String by(Fields fields, String sender) {
        @Nullable String person = fields.optional(BY);
        return person == null ? "token:" + sender : person + " (token:" + sender + ")";
    }

    private static Priority priority(String word) {
        return Arrays.stream(Priority.values())
                .filter(one -> one.name().equals(word))
                .findFirst()
                .orElseThrow(() -> Refusal.notStorable("priority is P0, P1, P2 or P3"));
    }
}
