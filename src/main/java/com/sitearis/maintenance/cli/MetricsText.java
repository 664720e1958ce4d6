package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.metrics.Series;
import com.sitearis.maintenance.metrics.SeriesAge;
import com.sitearis.maintenance.metrics.SeriesFigures;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Metrics as people read them. A figure that cannot be computed is a dash. */
final class MetricsText {

    private static final String NONE = "-";

    private final Times times;

    MetricsText(Times times) {
        this.times = times;
    }

    String list(List<SeriesAge> series) {
        if (series.isEmpty()) {
            return "nothing has been measured yet";
        }
        Table table = new Table("METRIC", "ENVIRONMENT", "TARGET", "LABELS", "UNIT", "LATEST", "AGE");
        for (SeriesAge state : series) {
            Series one = state.series();
            Duration age = state.age();
            table.row(
                    one.metric(),
                    one.environment(),
                    one.target(),
                    labels(one),
                    state.unit() == null ? NONE : state.unit(),
                    times.at(state.lastAt()),
                    age == null ? NONE : Times.took(age.isNegative() ? Duration.ZERO : age));
        }
        return table.toString();
    }

    String show(YearMonth month, List<SeriesFigures> figures) {
        Table table = new Table(
                "ENVIRONMENT", "TARGET", "LABELS", "N", "MEAN", "P50", "P75", "P95", "MIN", "MAX", "OVER", "LATEST");
        boolean partial = false;
        for (SeriesFigures one : figures) {
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
