package com.sitearis.maintenance.cli;

import static com.sitearis.maintenance.cli.api.ServerApi.encoded;

import com.sitearis.maintenance.cli.api.OverApi;
import com.sitearis.maintenance.console.api.NothingThere;
import com.sitearis.maintenance.metrics.Delivery;
import com.sitearis.maintenance.metrics.Metrics;
import com.sitearis.maintenance.metrics.Sample;
import com.sitearis.maintenance.metrics.SampleReader;
import com.sitearis.maintenance.metrics.Series;
import com.sitearis.maintenance.metrics.SeriesAge;
import com.sitearis.maintenance.metrics.SeriesFigures;
import com.sitearis.maintenance.metrics.SeriesQuery;
import com.sitearis.maintenance.metrics.SeriesState;
import com.sitearis.maintenance.metrics.Stored;
import com.sitearis.maintenance.metrics.Summary;
import com.sitearis.maintenance.metrics.uptimerobot.Monitor;
import com.sitearis.maintenance.metrics.uptimerobot.MonitorReader;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code maintenance metrics …}: what is measured, and how fresh it is. */
@Command(
        name = "metrics",
        description = "what is measured: series and their freshness, a month's figures, import",
        synopsisSubcommandLabel = "COMMAND")
final class MetricsCommands {

    private static final int MOST_SAMPLES = 1_000_000;

    private final Invocation invocation;

    MetricsCommands(Invocation invocation) {
        this.invocation = invocation;
    }

    @OverApi
    @Command(name = "list", description = "all series with their latest sample")
    void list() {
        Instant now = invocation.clock().instant();
        invocation.tell(
                api -> api.list("/metrics", SeriesAge.class, 0),
                PlainDesk::open,
                desk -> metrics(desk.own()).series().stream()
                        .map(one -> SeriesAge.of(one, now))
                        .toList(),
                (series, times) -> new MetricsText(times).list(series));
    }

    @OverApi
    @Command(name = "show", description = "a metric's figures in a month of the plan's zone, for each of its series")
    void show(
            @Parameters(paramLabel = "METRIC", description = "such as web.lcp") String metric,
            @Option(names = "--month", paramLabel = "YYYY-MM", description = "the current one when absent") @Nullable
                    YearMonth month) {
        var found = invocation.find(
                api -> api.whole("/metrics/" + encoded(metric), SeriesFigures.class, "month", month),
                PlainDesk::open,
                desk -> figures(desk, metric, monthOr(month, desk.plan().zone())));
        Times times = found.times();
        String text = new MetricsText(times).show(monthOr(month, times.zone()), found.what());
        invocation.answer(found.what(), text);
    }

    private YearMonth monthOr(@Nullable YearMonth month, ZoneId zone) {
        return month == null ? YearMonth.from(invocation.clock().instant().atZone(zone)) : month;
    }

    private List<SeriesFigures> figures(PlainDesk desk, String metric, YearMonth month) {
        Metrics metrics = metrics(desk.own());
        List<Series> known = metrics.series().stream().map(SeriesState::series).toList();
        List<SeriesFigures> figures = known.stream()
                .filter(series -> series.metric().equals(metric))
                .map(series -> SeriesFigures.of(
                        series, summary(metrics, series, month, desk.plan().zone())))
                .toList();
        if (figures.isEmpty()) {
            throw new NothingThere(
                    "metric",
                    metric,
                    known.stream().map(Series::metric).distinct().toList());
        }
        return figures;
    }

    private static Summary summary(Metrics metrics, Series series, YearMonth month, ZoneId zone) {
        SeriesQuery query = new SeriesQuery(series.metric(), series.environment(), series.target(), series.labels());
        return metrics.summary(
                query,
                month.atDay(1).atStartOfDay(zone).toInstant(),
                month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant());
    }

    @Command(
            name = "import",
            description =
                    "takes in a file of samples, JSON or NDJSON, all or nothing; the same file again changes nothing")
    void take(@Parameters(paramLabel = "FILE") Path file) {
        MaintenancePlan plan = new PlanSource(invocation).read().plan();
        byte[] json = bytes(file);
        List<Sample> samples = new SampleReader(plan.environments().keySet(), MOST_SAMPLES).read(json);
        try (OwnDatabase own = OwnDatabase.visit(invocation)) {
            Stored stored =
                    metrics(own).store(new Delivery("import", "sha256:" + DigestUtils.sha256Hex(json), samples));
            invocation.answer(
                    stored,
                    stored.known()
                            ? "these " + stored.samples() + " samples were taken in before; nothing changed"
                            : stored.samples() + " samples taken in");
        }
    }

    @Command(
            name = "import-uptimerobot",
            description = {
                "takes in the logs of an answer of UptimeRobot's getMonitors as checks, and accounts for them by our rules;",
                "the same file again changes nothing"
            })
    void takeLogs(
            @Parameters(paramLabel = "FILE") Path file,
            @Option(names = "--environment", paramLabel = "E", required = true) String environment,
            @Option(
                            names = "--component",
                            paramLabel = "NAME",
                            required = true,
                            description = "what the monitor looks at")
                    String component,
            @Option(names = "--monitor", paramLabel = "ID", description = "which one, when the file has several")
                    @Nullable
                    String id) {
        List<Monitor> monitors = MonitorReader.read(bytes(file)).monitors();
        try (IncidentDesk desk = IncidentDesk.open(invocation)) {
            UptimeRobotImport taken =
                    UptimeRobotImport.take(monitor(monitors, id), desk.environment(environment), component, desk);
            invocation.answer(taken, new UptimeRobotText(desk.times()).of(taken));
        }
    }

    private static Monitor monitor(List<Monitor> monitors, @Nullable String id) {
        if (id == null && monitors.size() == 1) {
            return monitors.get(0);
        }
        return monitors.stream()
                .filter(monitor -> monitor.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new MonitorUnknown(
                        id,
                        monitors.stream()
                                .map(one -> one.id() + " (" + one.name() + ")")
                                .toList()));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new FileNotReadable(file, e);
        }
    }

    private Metrics metrics(OwnDatabase own) {
        return new Metrics(own.pooled(), invocation.clock());
    }
}
