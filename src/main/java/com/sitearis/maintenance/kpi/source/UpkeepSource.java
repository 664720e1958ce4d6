package com.sitearis.maintenance.kpi.source;

import com.sitearis.maintenance.finding.FindingFilter;
import com.sitearis.maintenance.finding.Findings;
import com.sitearis.maintenance.finding.KnownFinding;
import com.sitearis.maintenance.finding.Severity;
import com.sitearis.maintenance.kpi.definition.Report;
import com.sitearis.maintenance.kpi.inputs.Input;
import com.sitearis.maintenance.kpi.inputs.MonthInputs;
import com.sitearis.maintenance.kpi.inputs.Upkeep;
import com.sitearis.maintenance.metrics.Metrics;
import com.sitearis.maintenance.metrics.Series;
import com.sitearis.maintenance.metrics.SeriesQuery;
import com.sitearis.maintenance.metrics.SeriesState;
import com.sitearis.maintenance.metrics.Summary;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What upkeep measured last in the month, and the findings that stood at its end. */
public final class UpkeepSource implements MonthSource {

    private static final List<String> METRICS = List.of(
            "db.dead-rows",
            "db.freeze-age",
            "db.multixact-age",
            "db.index-size",
            "db.bloat",
            "db.unused-indexes",
            "db.table-rows",
            "db.checksum-failures",
            "db.damaged-relations");

    private final Metrics metrics;
    private final Findings findings;

    public UpkeepSource(Metrics metrics, Findings findings) {
        this.metrics = metrics;
        this.findings = findings;
    }

    @Override
    public MonthInputs add(MonthInputs inputs, Report report, boolean detail) {
        if (!detail) {
            return inputs;
        }
        List<Upkeep.Line> figures = metrics.series().stream()
                .map(SeriesState::series)
                .filter(series ->
                        series.environment().equals(report.environment()) && METRICS.contains(series.metric()))
                .flatMap(series -> line(series, inputs).stream())
                .sorted(Comparator.comparing(Upkeep.Line::database)
                        .thenComparing(line -> METRICS.indexOf(line.metric()))
                        .thenComparing(Comparator.comparing(Upkeep.Line::value).reversed()))
                .toList();
        List<KnownFinding> standing = findings.list(new FindingFilter(null, null, Severity.NOTE, true)).stream()
                .filter(one -> one.environment().equals(report.environment()) && stands(one, inputs))
                .toList();
        if (figures.isEmpty() && standing.isEmpty()) {
            return inputs;
        }
        TreeSet<String> databases = new TreeSet<>();
        Stream.concat(
                        figures.stream().map(Upkeep.Line::database),
                        standing.stream().map(KnownFinding::target))
                .forEach(databases::add);
        List<Upkeep.Standing> counts =
                databases.stream().map(database -> count(database, standing)).toList();
        return inputs.with(parts -> parts.upkeep = Input.of(new Upkeep(figures, counts), "metrics, findings"));
    }

    private Optional<Upkeep.Line> line(Series series, MonthInputs inputs) {
        SeriesQuery query = new SeriesQuery(series.metric(), series.environment(), series.target(), series.labels());
        Summary month = metrics.summary(query, inputs.begin(), inputs.end());
        String object = Objects.requireNonNullElse(series.labels().get("table"), "");
        return month.lastAt()
                .map(at -> new Upkeep.Line(
                        series.target(), series.metric(), object, month.last().orElseThrow(), at));
    }

    /** At the month's end, or when it was asked before that. */
    private static boolean stands(KnownFinding one, MonthInputs inputs) {
        return one.firstSeen().isBefore(inputs.end())
                && (one.resolved() == null || !one.resolved().isBefore(inputs.end()));
    }

    private static Upkeep.Standing count(String database, List<KnownFinding> standing) {
        return new Upkeep.Standing(
                database,
                of(database, Severity.SEVERE, standing),
                of(database, Severity.WARNING, standing),
                of(database, Severity.NOTE, standing));
    }

    private static int of(String database, Severity severity, List<KnownFinding> standing) {
        return (int) standing.stream()
                .filter(one -> one.target().equals(database) && one.finding().severity() == severity)
                .count();
    }
}
