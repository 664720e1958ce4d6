package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.cli.api.OverApi;
import com.sitearis.maintenance.cli.api.ServerApi;
import com.sitearis.maintenance.incident.Window;
import com.sitearis.maintenance.incident.announcement.Announcements;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code maintenance window …}: when the service may be down on purpose. */
@Command(
        name = "window",
        description = "maintenance windows: list, announce and cancel them",
        synopsisSubcommandLabel = "COMMAND")
final class WindowCommands {

    private static final Duration SHOWN = Duration.ofDays(31);

    private final Invocation invocation;

    WindowCommands(Invocation invocation) {
        this.invocation = invocation;
    }

    @OverApi
    @Command(name = "list", description = "weekly and exceptional windows, and which of them are deducted")
    void list(
            @Option(names = "--environment", paramLabel = "E", description = "only this environment's") @Nullable
                    String environment,
            @Option(
                            names = "--from",
                            paramLabel = "TIME",
                            converter = Moment.Converter.class,
                            description = "a month ago when absent")
                    @Nullable
                    Moment from,
            @Option(
                            names = "--to",
                            paramLabel = "TIME",
                            converter = Moment.Converter.class,
                            description = "in a month when absent")
                    @Nullable
                    Moment to) {
        invocation.tell(
                api -> api.whole(
                        "/windows",
                        Window.class,
                        "environment",
                        environment,
                        "from",
                        from == null ? null : from.at(api.zone()),
                        "to",
                        to == null ? null : to.at(api.zone())),
                IncidentDesk::open,
                desk -> between(desk, environment, from, to),
                (windows, times) -> new WindowText(times).list(windows));
    }

    private List<Window> between(
            IncidentDesk desk, @Nullable String environment, @Nullable Moment from, @Nullable Moment to) {
        Instant now = invocation.clock().instant();
        Instant begin = from == null ? now.minus(SHOWN) : from.at(desk.plan().zone());
        Instant end = to == null ? now.plus(SHOWN) : to.at(desk.plan().zone());
        return begin.isAfter(end)
                ? List.of()
                : desk.environments(environment).stream()
                        .flatMap(name -> desk.windows().between(name, begin, end).stream())
                        .sorted(Comparator.comparing(Window::from))
                        .toList();
    }

    @OverApi
    @Command(
            name = "announce",
            description =
                    "announces an exceptional window to all contacts; it is deducted when it begins in 7 days or later")
    void announce(
            @Option(names = "--environment", paramLabel = "E", required = true, description = "where")
                    String environment,
            @Option(
                            names = "--from",
                            paramLabel = "TIME",
                            required = true,
                            converter = Moment.Converter.class,
                            description = "when it begins, as 2026-11-28T22:00 in the plan's zone")
                    Moment from,
            @Option(
                            names = "--to",
                            paramLabel = "TIME",
                            required = true,
                            converter = Moment.Converter.class,
                            description = "when it ends, within a day")
                    Moment to,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "what is done")
                    String reason,
            @Option(
                            names = "--impact",
                            paramLabel = "TEXT",
                            description = "what users will notice (the platform may be unavailable)")
                    @Nullable
                    String impact) {
        change(
                api -> api.post(
                        "/windows",
                        Window.class,
                        "environment",
                        environment,
                        "from",
                        from.at(api.zone()),
                        "to",
                        to.at(api.zone()),
                        "reason",
                        reason,
                        "impact",
                        impact),
                desk -> desk.announcements()
                        .announce(
                                desk.environment(environment),
                                from.at(desk.plan().zone()),
                                to.at(desk.plan().zone()),
                                reason,
                                impact,
                                invocation.person()));
    }

    @OverApi
    @Command(name = "cancel", description = "cancels an exceptional window that has not begun, and tells all contacts")
    void cancel(@Parameters(paramLabel = "ID", description = "its number") long id) {
        change(
                api -> api.post("/windows/" + id + "/cancel", Window.class),
                desk -> desk.announcements().cancel(id, invocation.person()));
    }

    private void change(Function<ServerApi, Window> over, Function<IncidentDesk, Window> direct) {
        record Told(Window window, List<String> recipients) {}
        var found = invocation.find(
                api -> {
                    Window window = over.apply(api);
                    return new Told(window, api.whole("/windows/" + window.id() + "/told", String.class));
                },
                IncidentDesk::open,
                desk -> {
                    Window window = direct.apply(desk);
                    return new Told(window, desk.outbox().recipients(Announcements.key(window)));
                });
        Window window = found.what().window();
        List<String> told = found.what().recipients();
        invocation.answer(
                window,
                new WindowText(found.times()).list(List.of(window)) + "\n\n"
                        + (told.isEmpty()
                                ? "nobody is told: it is over, or the plan has no way to reach its contacts"
                                : "on its way to " + String.join(", ", told)));
    }
}
