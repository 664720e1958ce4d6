package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.cli.api.OverApi;
import com.sitearis.maintenance.incident.SlaSheet;
import java.time.Instant;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code maintenance sla}: what was promised, what was kept, and how sure that is. */
@OverApi
@Command(
        name = "sla",
        description = "the service level of a month or year: availability, coverage, bounds, verdict, error budget")
final class SlaCommand implements Runnable {

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
        invocation.tell(
                api -> api.whole("/sla", SlaSheet.class, "environment", environment, "month", month, "year", year),
                IncidentDesk::open,
                this::sheets,
                (sheets, times) -> new SlaText(times).of(sheets));
    }

    private List<SlaSheet> sheets(IncidentDesk desk) {
        Instant now = invocation.clock().instant();
        YearMonth asked = month == null ? YearMonth.from(now.atZone(desk.plan().zone())) : month;
        return desk.environments(environment).stream()
                .flatMap(name -> (year == null
                                ? SlaSheet.month(desk.sla(), name, asked, now)
                                : SlaSheet.year(desk.sla(), name, year, now))
                        .stream())
                .toList();
    }
}
