package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.cli.api.OverApi;
import com.sitearis.maintenance.cli.api.ServerApi;
import com.sitearis.maintenance.incident.Cause;
import com.sitearis.maintenance.incident.ChecklistItem;
import com.sitearis.maintenance.incident.Incident;
import com.sitearis.maintenance.incident.IncidentFilter;
import com.sitearis.maintenance.incident.IncidentSheet;
import com.sitearis.maintenance.plan.Priority;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
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

    @OverApi
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
        invocation.tell(
                api -> api.list(
                        "/incidents",
                        IncidentSheet.class,
                        limit,
                        "environment",
                        environment,
                        "closed",
                        all ? true : null),
                IncidentDesk::open,
                desk -> {
                    String only = environment == null ? null : desk.environment(environment);
                    return desk.incidents().list(new IncidentFilter(only, all, limit)).stream()
                            .map(incident ->
                                    new IncidentSheet(incident, desk.response().clock(incident), null, null))
                            .toList();
                },
                (sheets, times) -> new IncidentText(times).list(sheets));
    }

    @OverApi
    @Command(name = "show", description = "one incident: everything that happened to it, and its checklist")
    void show(@Parameters(paramLabel = "ID", description = "its number") long id) {
        tell(
                api -> api.get("/incidents/" + id, IncidentSheet.class),
                desk -> desk.incidents().get(id));
    }

    @OverApi
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
        tell(
                api -> api.post(
                        "/incidents",
                        IncidentSheet.class,
                        "title",
                        title,
                        "environment",
                        environment,
                        "priority",
                        priority,
                        "component",
                        component,
                        "since",
                        at(since, api.zone())),
                desk -> desk.incidents().raise(cause(desk, title, environment, priority, component, since)));
    }

    private Cause cause(
            IncidentDesk desk,
            String title,
            String environment,
            Priority priority,
            @Nullable String component,
            @Nullable Moment since) {
        Instant now = invocation.clock().instant().truncatedTo(ChronoUnit.MICROS);
        Instant start = since == null ? now : since.at(desk.plan().zone());
        String place = desk.environment(environment) + "/" + (component == null ? "" : component);
        return new Cause(
                "by-hand/" + place + "/" + title,
                environment,
                component,
                priority,
                title,
                now,
                start.isAfter(now) ? now : start,
                invocation.person(),
                "");
    }

    @OverApi
    @Command(name = "ack", description = "takes an incident up: its response time ends here")
    void acknowledge(@Parameters(paramLabel = "ID") long id) {
        tell(api -> change(api, id, "acknowledge"), desk -> desk.incidents().acknowledge(id, invocation.person()));
    }

    @OverApi
    @Command(name = "assign", description = "hands an incident to somebody")
    void assign(
            @Parameters(paramLabel = "ID") long id,
            @Parameters(paramLabel = "WHO", description = "a person or role") String who) {
        tell(
                api -> change(api, id, "assign", "who", who),
                desk -> desk.incidents().assign(id, who, invocation.person()));
    }

    @OverApi
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
        tell(
                api -> change(api, id, "confirm", "priority", priority, "text", text),
                desk -> desk.incidents().confirm(id, priority, text, invocation.person()));
    }

    @OverApi
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
        IncidentNote note = new IncidentNote(text, item, deployment, next);
        tell(
                api -> change(
                        api,
                        id,
                        "note",
                        "text",
                        text,
                        "as",
                        item == null ? null : item.word(),
                        "deployment",
                        deployment,
                        "nextUpdate",
                        at(next, api.zone())),
                desk -> note.addTo(desk, id, invocation.person()));
    }

    @OverApi
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
        tell(
                api -> change(api, id, "resolve", "text", text, "restored", at(restored, api.zone())),
                desk -> desk.incidents().resolve(id, at(restored, desk.plan().zone()), text, invocation.person()));
    }

    @OverApi
    @Command(name = "reopen", description = "says that an incident was not over")
    void reopen(@Parameters(paramLabel = "ID") long id, @Parameters(paramLabel = "WHY") String why) {
        tell(
                api -> change(api, id, "reopen", "text", why),
                desk -> desk.incidents().reopen(id, why, invocation.person()));
    }

    @OverApi
    @Command(name = "close", description = "ends an incident; a P0 or P1 needs its checklist answered")
    void close(
            @Parameters(paramLabel = "ID") long id,
            @Option(names = "--false-alarm", paramLabel = "WHY", description = "it was none, and counts in no figure")
                    @Nullable
                    String falseAlarm) {
        tell(
                api -> change(api, id, "close", "falseAlarm", falseAlarm),
                desk -> falseAlarm == null
                        ? desk.incidents().close(id, "", invocation.person())
                        : desk.incidents().falseAlarm(id, falseAlarm, invocation.person()));
    }

    private void tell(Function<ServerApi, IncidentSheet> over, Function<IncidentDesk, Incident> direct) {
        invocation.tell(
                over,
                IncidentDesk::open,
                desk -> desk.sheet(direct.apply(desk)),
                (sheet, times) -> new IncidentText(times).show(sheet));
    }

    private static IncidentSheet change(ServerApi api, long id, String change, @Nullable Object... members) {
        return api.post("/incidents/" + id + "/" + change, IncidentSheet.class, members);
    }

    private static @Nullable Instant at(@Nullable Moment moment, ZoneId zone) {
        return moment == null ? null : moment.at(zone);
    }
}
