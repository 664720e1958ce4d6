package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.incident.Cause;
import com.sitearis.maintenance.incident.ChecklistItem;
import com.sitearis.maintenance.incident.Incident;
import com.sitearis.maintenance.incident.IncidentFilter;
import com.sitearis.maintenance.incident.IncidentSheet;
import com.sitearis.maintenance.incident.Incidents;
import com.sitearis.maintenance.plan.Priority;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code maintenance incident …}: what is broken, who works on it, and what was learned. */
@Command(
        name = "incident",
        description = "incidents: open, take up, resolve and close them",
        synopsisSubcommandLabel = "COMMAND")
final class IncidentCommands {

    private final Invocation invocation;

    IncidentCommands(Invocation invocation) {
        this.invocation = invocation;
    }

    @Command(name = "list", description = "incidents, newest first, with their response times")
    void list(
            @Option(names = "--environment", paramLabel = "E", description = "only this environment's") @Nullable
                    String environment,
            @Option(names = "--all", description = "also closed ones") boolean all,
            @Option(
                            names = "--limit",
                            paramLabel = "N",
                            defaultValue = "50",
                            description = "at most (${DEFAULT-VALUE})")
                    int limit) {
        try (IncidentDesk desk = IncidentDesk.open(invocation)) {
            String only = environment == null ? null : desk.environment(environment);
            List<IncidentSheet> sheets = desk.incidents().list(new IncidentFilter(only, all, limit)).stream()
                    .map(incident -> new IncidentSheet(incident, desk.response().clock(incident), null, null))
                    .toList();
            invocation.answer(sheets, new IncidentText(desk.times()).list(sheets));
        }
    }

    @Command(name = "show", description = "one incident: everything that happened to it, and its checklist")
    void show(@Parameters(paramLabel = "ID", description = "its number") long id) {
        try (IncidentDesk desk = IncidentDesk.open(invocation)) {
            answer(desk, desk.incidents().get(id));
        }
    }

    @Command(name = "open", description = "opens an incident that a person noticed")
    void open(
            @Parameters(paramLabel = "TITLE", description = "what is wrong, in a few words") String title,
            @Option(names = "--environment", paramLabel = "E", required = true, description = "where")
                    String environment,
            @Option(
                            names = "--priority",
                            paramLabel = "P",
                            required = true,
                            description = "${COMPLETION-CANDIDATES}: from all is down to a typo")
                    Priority priority,
            @Option(names = "--component", paramLabel = "C", description = "what is affected; all of it when absent")
                    @Nullable
                    String component,
            @Option(
                            names = "--since",
                            paramLabel = "TIME",
                            converter = Moment.Converter.class,
                            description = "when users began to feel it (now)")
                    @Nullable
                    Moment since) {
        try (IncidentDesk desk = IncidentDesk.open(invocation)) {
            Instant now = invocation.clock().instant().truncatedTo(ChronoUnit.MICROS);
            Instant start = since == null ? now : since.at(desk.plan().zone());
            String place = desk.environment(environment) + "/" + (component == null ? "" : component);
            Incident opened = desk.incidents()
                    .raise(new Cause(
                            "by-hand/" + place + "/" + title,
                            environment,
                            component,
                            priority,
                            title,
                            now,
                            start.isAfter(now) ? now : start,
                            invocation.person(),
                            ""));
            answer(desk, opened);
        }
    }

    @Command(name = "ack", description = "takes an incident up: its response time ends here")
    void acknowledge(@Parameters(paramLabel = "ID") long id) {
        change(incidents -> incidents.acknowledge(id, invocation.person()));
    }

    @Command(name = "assign", description = "hands an incident to somebody")
    void assign(
            @Parameters(paramLabel = "ID") long id,
            @Parameters(paramLabel = "WHO", description = "a person or role") String who) {
        change(incidents -> incidents.assign(id, who, invocation.person()));
    }

    @Command(name = "confirm", description = "says that an incident is real, and how bad")
    void confirm(
            @Parameters(paramLabel = "ID") long id,
            @Parameters(paramLabel = "TEXT", arity = "0..1", defaultValue = "", description = "the reason") String text,
            @Option(
                            names = "--priority",
                            paramLabel = "P",
                            description = "${COMPLETION-CANDIDATES}; as it is when absent")
                    @Nullable
                    Priority priority) {
        change(incidents -> incidents.confirm(id, priority, text, invocation.person()));
    }

    @Command(name = "note", description = "adds to what happened, answers the checklist, or promises the next update")
    void note(
            @Parameters(paramLabel = "ID") long id,
            @Parameters(
                            paramLabel = "TEXT",
                            arity = "0..1",
                            defaultValue = "",
                            description = "what is known or was done")
                    String text,
            @Option(
                            names = "--as",
                            paramLabel = "ITEM",
                            converter = ItemConverter.class,
                            description =
                                    "answers the checklist: resolution, users-told, documented, root-cause, actions,"
                                            + " procedures")
                    @Nullable
                    ChecklistItem item,
            @Option(names = "--deployment", paramLabel = "REF", description = "links a deployment, such as its commit")
                    @Nullable
                    String deployment,
            @Option(
                            names = "--next-update",
                            paramLabel = "TIME",
                            converter = Moment.Converter.class,
                            description = "when those who are affected hear again")
                    @Nullable
                    Moment next) {
        try (IncidentDesk desk = IncidentDesk.open(invocation)) {
            IncidentNote note = new IncidentNote(
                    text,
                    item,
                    deployment,
                    next == null ? null : next.at(desk.plan().zone()));
            answer(desk, note.addTo(desk.incidents(), id, invocation.person()));
        }
    }

    @Command(name = "resolve", description = "says that the effects of an incident are over")
    void resolve(
            @Parameters(paramLabel = "ID") long id,
            @Parameters(paramLabel = "TEXT", arity = "0..1", defaultValue = "", description = "what helped")
                    String text,
            @Option(
                            names = "--restored",
                            paramLabel = "TIME",
                            converter = Moment.Converter.class,
                            description = "when users ceased to feel it (the observed recovery, or now)")
                    @Nullable
                    Moment restored) {
        try (IncidentDesk desk = IncidentDesk.open(invocation)) {
            Instant at = restored == null ? null : restored.at(desk.plan().zone());
            answer(desk, desk.incidents().resolve(id, at, text, invocation.person()));
        }
    }

    @Command(name = "reopen", description = "says that an incident was not over")
    void reopen(@Parameters(paramLabel = "ID") long id, @Parameters(paramLabel = "WHY") String why) {
        change(incidents -> incidents.reopen(id, why, invocation.person()));
    }

    @Command(name = "close", description = "ends an incident; a P0 or P1 needs its checklist answered")
    void close(
            @Parameters(paramLabel = "ID") long id,
            @Option(names = "--false-alarm", paramLabel = "WHY", description = "it was none, and counts in no figure")
                    @Nullable
                    String falseAlarm) {
        change(incidents -> falseAlarm == null
                ? incidents.close(id, "", invocation.person())
                : incidents.falseAlarm(id, falseAlarm, invocation.person()));
    }

    private void change(Function<Incidents, Incident> change) {
        try (IncidentDesk desk = IncidentDesk.open(invocation)) {
            answer(desk, change.apply(desk.incidents()));
        }
    }

    private void answer(IncidentDesk desk, Incident incident) {
        IncidentSheet sheet = new IncidentSheet(
                incident,
                desk.response().clock(incident),
                desk.incidents().history(incident.id()),
                desk.incidents().checklist(incident.id()));
        invocation.answer(sheet, new IncidentText(desk.times()).show(sheet));
    }
}
