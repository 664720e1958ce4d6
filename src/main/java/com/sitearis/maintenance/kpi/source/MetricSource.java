package com.sitearis.maintenance.kpi.source;

import com.sitearis.maintenance.kpi.definition.Kpi;
import com.sitearis.maintenance.kpi.definition.Measure;
import com.sitearis.maintenance.kpi.definition.Report;
import com.sitearis.maintenance.kpi.definition.Unit.Quantity;
import com.sitearis.maintenance.kpi.inputs.Availability;
import com.sitearis.maintenance.kpi.inputs.DailyValue;
import com.sitearis.maintenance.kpi.inputs.Distribution;
import com.sitearis.maintenance.kpi.inputs.Input;
import com.sitearis.maintenance.kpi.inputs.MonthInputs;
import com.sitearis.maintenance.kpi.inputs.Note;
import com.sitearis.maintenance.metrics.Metrics;
import com.sitearis.maintenance.metrics.Period;
import com.sitearis.maintenance.metrics.SeriesQuery;
import com.sitearis.maintenance.metrics.SeriesState;
import com.sitearis.maintenance.metrics.Summary;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Response times, web vitals and sessions: over the month, and by day. */
public final class MetricSource implements MonthSource {

    private static final String SOURCE = "metrics";
    private static final String ALL_SESSIONS = "sessions.total";
    private static final Map<String, Double> QUANTILES = Map.of("p50", 0.5, "p75", 0.75, "p95", 0.95);

    private final Metrics metrics;

    public MetricSource(Metrics metrics) {
        this.metrics = metrics;
    }

    /** One metric as a KPI asks for it. */
    private record Wanted(String metric, String device, double base, boolean mean) {

        SeriesQuery query(String environment) {
            SeriesQuery all = SeriesQuery.of(metric, environment);
            return device.isEmpty() ? all : all.with("device", device);
        }
    }

    @Override
    public MonthInputs add(MonthInputs inputs, Report report, boolean detail) {
        Set<String> collected = metrics.series().stream()
                .map(SeriesState::series)
                .filter(series -> series.environment().equals(report.environment()))
                .map(series -> series.metric())
                .collect(Collectors.toSet());
        List<Wanted> wanted = wanted(report).stream()
                .filter(one -> collected.contains(one.metric()))
                .toList();
        if (wanted.isEmpty()) {
            return inputs;
        }
        List<Distribution> month = wanted.stream()
                .map(one -> distribution(one, summary(one, inputs, inputs.begin(), inputs.end())))
                .toList();
        return inputs.with(parts -> {
            parts.distributions = Input.of(month, SOURCE);
            parts.daily = detail ? Input.of(days(wanted, inputs), SOURCE) : inputs.daily();
        });
    }

    private static Set<Wanted> wanted(Report report) {
        Set<Wanted> wanted = new LinkedHashSet<>();
        for (Kpi kpi : report.kpis()) {
            Measure measure = kpi.measure();
            // Collected times are in milliseconds.
            double base = measure.quantity() == Quantity.TIME ? 0.001 : 1;
            if (measure == Measure.SESSIONS_BAD) {
                wanted.add(new Wanted(measure.metric(), "", 1, true));
                wanted.add(new Wanted(ALL_SESSIONS, "", 1, true));
            } else if (kpi.byDevice()) {
                wanted.add(new Wanted(measure.metric(), "mobile", base, false));
                wanted.add(new Wanted(measure.metric(), "desktop", base, false));
            } else if (measure.vital() || measure == Measure.HTTP_RESPONSE) {
                wanted.add(new Wanted(measure.metric(), "", base, measure == Measure.HTTP_RESPONSE));
            }
        }
        return wanted;
    }

    private Summary summary(Wanted one, MonthInputs inputs, Instant from, Instant until) {
        return metrics.summary(one.query(inputs.environment()), periods(one, inputs, from, until));
    }

    /** Response times count inside the agreed time, as availability does; what visitors saw counts always. */
    private static List<Period> periods(Wanted one, MonthInputs inputs, Instant from, Instant until) {
        Availability time = inputs.availability().value();
        if (time == null || !one.metric().equals(Measure.HTTP_RESPONSE.metric())) {
            return List.of(new Period(from, until));
        }
        return time.agreedWithin(from, until);
    }

    private static Distribution distribution(Wanted one, Summary summary) {
        Map<String, Double> quantiles = new TreeMap<>();
        QUANTILES.forEach((name, share) ->
                summary.quantile(share).ifPresent(value -> quantiles.put(name, value * one.base())));
        Note doubt = summary.partial() ? Note.of("doubt.partial") : null;
        return new Distribution(
                one.metric(), one.device(), summary.n(), summary.sum().orElse(0) * one.base(), quantiles, doubt);
    }

    private List<DailyValue> days(List<Wanted> wanted, MonthInputs inputs) {
        List<DailyValue> days = new ArrayList<>();
        LocalDate first = inputs.month().atDay(1);
        for (Wanted one : wanted) {
            for (int i = 0; i < inputs.month().lengthOfMonth(); i++) {
                LocalDate day = first.plusDays(i);
                Instant from = day.atStartOfDay(inputs.zone()).toInstant();
                Instant until = day.plusDays(1).atStartOfDay(inputs.zone()).toInstant();
                Summary summary = summary(one, inputs, from, until);
                (one.mean() ? summary.mean() : summary.quantile(0.75))
                        .ifPresent(value -> days.add(
                                new DailyValue(day, one.metric(), one.device(), summary.n(), value * one.base())));
            }
        }
        return days;
    }
}
