package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.metrics.Series;
import com.sitearis.maintenance.metrics.SeriesState;
import com.sitearis.maintenance.metrics.Summary;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Metrics as people read them. A figure that cannot be computed is a dash. */
final class MetricsText {

    private static final String NONE = "-";
    private static final double P50 = 0.5;
    private static final double P75 = 0.75;
    private static final double P95 = 0.95;

    /**
     * A series for programs.
     *
     * @param age since its latest sample
     */
    record Line(
            Series series,
            @Nullable String unit,
            @Nullable Instant lastAt,
            @Nullable Duration age) {

        static Line of(SeriesState state, Instant now) {
            Instant last = state.lastAt();
            return new Line(state.series(), state.unit(), last, last == null ? null : Duration.between(last, now));
        }
    }

    /**
     * The figures of a series; null where there is none.
     *
     * @param overThreshold how many samples lie above the metric's threshold
     * @param partial whether a part of the time is left out, because only coarser figures are kept of it
     */
    record Figures(
            Series series,
            long n,
            @Nullable Double mean,
            @Nullable Double p50,
            @Nullable Double p75,
            @Nullable Double p95,
            @Nullable Double min,
            @Nullable Double max,
            @Nullable Double last,
            @Nullable Instant lastAt,
            @Nullable Long overThreshold,
            boolean partial) {

        static Figures of(Series series, Summary summary) {
            return new Figures(
                    series,
                    summary.n(),
                    figure(summary.mean()),
                    figure(summary.quantile(P50)),
                    figure(summary.quantile(P75)),
                    figure(summary.quantile(P95)),
                    figure(summary.min()),
                    figure(summary.max()),
                    figure(summary.last()),
                    summary.lastAt().orElse(null),
                    summary.overThreshold().isPresent()
                            ? summary.overThreshold().getAsLong()
                            : null,
                    summary.partial());
        }

        private static @Nullable Double figure(OptionalDouble figure) {
            return figure.isPresent() ? figure.getAsDouble() : null;
        }
    }

    private final Times times;

    MetricsText(ZoneId zone) {
        this.times = new Times(zone);
    }

    String list(List<SeriesState> series, Instant now) {
        if (series.isEmpty()) {
            return "nothing has been measured yet";
        }
        Table table = new Table("METRIC", "ENVIRONMENT", "TARGET", "LABELS", "UNIT", "LATEST", "AGE");
        for (SeriesState state : series) {
            Series one = state.series();
            Instant last = state.lastAt();
            table.row(
                    one.metric(),
                    one.environment(),
                    one.target(),
                    labels(one),
                    state.unit() == null ? NONE : state.unit(),
                    times.at(last),
                    Times.took(last, last == null || last.isAfter(now) ? last : now));
        }
        return table.toString();
    }

    String show(YearMonth month, List<Figures> figures) {
        Table table = new Table(
                "ENVIRONMENT", "TARGET", "LABELS", "N", "MEAN", "P50", "P75", "P95", "MIN", "MAX", "OVER", "LATEST");
        boolean partial = false;
        for (Figures one : figures) {
            partial |= one.partial();
            table.row(
                    one.series().environment(),
                    one.series().target(),
                    labels(one.series()),
                    Long.toString(one.n()),
                    number(one.mean()),
                    number(one.p50()),
                    number(one.p75()),
                    number(one.p95()),
                    number(one.min()),
                    number(one.max()),
                    one.overThreshold() == null ? NONE : Long.toString(one.overThreshold()),
                    times.at(one.lastAt()));
        }
        String note =
                partial ? "\nits first or last hours are left out: only whole hours or days are kept of them" : "";
        return figures.get(0).series().metric() + " in " + month + "\n" + table + note;
    }

    private static String labels(Series series) {
        return series.labels().entrySet().stream()
                .map((Map.Entry<String, String> label) -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(","));
    }

    /** Four digits that matter, without an exponent for everyday sizes. */
    private static String number(@Nullable Double value) {
        if (value == null) {
            return NONE;
        }
        double size = Math.abs(value);
        if (value == Math.rint(value) && size < 1e15) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return String.format(Locale.ROOT, size >= 1000 ? "%.0f" : size >= 1 ? "%.2f" : "%.4g", value);
    }
}
