package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.incident.SlaFigures;
import java.time.Duration;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code maintenance sla}: what was promised, what was kept, and how sure that is. */
@Command(
        name = "sla",
        description = "the service level of a month or year: availability, coverage, bounds, verdict, error budget")
final class SlaCommand implements Runnable {

    private static final Duration JUST_NOW = Duration.ofMinutes(1);

    private final Invocation invocation;

    @Option(names = "--month", paramLabel = "YYYY-MM", description = "the present month when absent")
    private @Nullable YearMonth month;

    @Option(names = "--year", paramLabel = "YYYY", description = "a year instead of a month: its months added up")
    private @Nullable Year year;

    @Option(names = "--environment", paramLabel = "E", description = "only this environment's")
    private @Nullable String environment;

    SlaCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public void run() {
        try (IncidentDesk desk = IncidentDesk.open(invocation)) {
            List<SlaSheet> sheets = new ArrayList<>();
            for (String name : desk.environments(environment)) {
                SlaFigures whole = figures(desk, name, null);
                boolean now = whole.from().isBefore(whole.to())
                        && !whole.to().isBefore(invocation.clock().instant().minus(JUST_NOW));
                sheets.add(SlaSheet.of(
                        whole, now && whole.budget() != null ? desk.sla().burn(name) : List.of()));
                List<String> components = desk.sla().components(name);
                if (components.size() > 1) {
                    components.forEach(component -> sheets.add(SlaSheet.of(figures(desk, name, component), List.of())));
                }
            }
            invocation.answer(sheets, new SlaText(desk.times()).of(sheets));
        }
    }

    private SlaFigures figures(IncidentDesk desk, String name, @Nullable String component) {
        if (year != null) {
            return desk.sla().year(name, component, year);
        }
        ZonedDateTime now = invocation.clock().instant().atZone(desk.plan().zone());
        YearMonth asked = month == null ? YearMonth.from(now) : month;
        return component == null ? desk.sla().month(name, asked) : desk.sla().month(name, component, asked);
    }
}
