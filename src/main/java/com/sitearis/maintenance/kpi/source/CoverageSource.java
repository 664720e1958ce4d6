package com.sitearis.maintenance.kpi.source;

import com.sitearis.maintenance.kpi.definition.Kpi;
import com.sitearis.maintenance.kpi.definition.Measure;
import com.sitearis.maintenance.kpi.definition.Report;
import com.sitearis.maintenance.kpi.inputs.CoverageBuild;
import com.sitearis.maintenance.kpi.inputs.Input;
import com.sitearis.maintenance.kpi.inputs.MonthInputs;
import com.sitearis.maintenance.metrics.Metrics;
import com.sitearis.maintenance.metrics.Series;
import com.sitearis.maintenance.metrics.SeriesQuery;
import com.sitearis.maintenance.metrics.SeriesState;
import com.sitearis.maintenance.metrics.Summary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Test coverage, one sample for each build of the main branch, under whatever environment it was delivered. */
public final class CoverageSource implements MonthSource {

    private static final String SOURCE = "metrics, branch main";
    private static final int MONTHS = 24;

    private final Metrics metrics;

    public CoverageSource(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public MonthInputs add(MonthInputs inputs, Report report, boolean detail) {
        List<CoverageBuild> builds = new ArrayList<>();
        boolean any = false;
        for (Kpi kpi : report.kpis()) {
            Measure measure = kpi.measure();
            if (measure == Measure.COVERAGE_LINES || measure == Measure.COVERAGE_BRANCHES) {
                Optional<SeriesQuery> query = query(measure.metric());
                any |= query.isPresent();
                query.flatMap(known -> newest(known, inputs)).ifPresent(builds::add);
            }
        }
        return any ? inputs.with(parts -> parts.coverage = Input.of(builds, SOURCE)) : inputs;
    }

    private Optional<SeriesQuery> query(String metric) {
        return metrics.series().stream()
                .map(SeriesState::series)
                .filter(series -> series.metric().equals(metric)
                        && "main".equals(series.labels().get("branch")))
                .map(Series::environment)
                .findFirst()
                .map(environment -> SeriesQuery.of(metric, environment).with("branch", "main"));
    }

    private Optional<CoverageBuild> newest(SeriesQuery query, MonthInputs inputs) {
        Summary month = metrics.summary(query, inputs.begin(), inputs.end());
        Instant longAgo = inputs.month()
                .minusMonths(MONTHS)
                .atDay(1)
                .atStartOfDay(inputs.zone())
                .toInstant();
        Summary known = month.n() > 0 ? month : metrics.summary(query, longAgo, inputs.end());
        return known.lastAt()
                .map(at -> new CoverageBuild(
                        query.metric(),
                        at,
                        known.last().orElseThrow(),
                        month.n(),
                        month.overThreshold().isPresent()
                                ? month.overThreshold().getAsLong()
                                : null));
    }
}
