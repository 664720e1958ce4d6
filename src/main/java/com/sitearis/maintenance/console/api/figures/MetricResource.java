package com.sitearis.maintenance.console.api.figures;

import com.sitearis.maintenance.console.api.Addresses;
import com.sitearis.maintenance.console.api.Cursor;
import com.sitearis.maintenance.console.api.Limit;
import com.sitearis.maintenance.console.api.NothingThere;
import com.sitearis.maintenance.console.api.Page;
import com.sitearis.maintenance.console.api.PlanNames;
import com.sitearis.maintenance.console.api.RequestRefused;
import com.sitearis.maintenance.console.server.ForPrograms;
import com.sitearis.maintenance.metrics.Metrics;
import com.sitearis.maintenance.metrics.Series;
import com.sitearis.maintenance.metrics.SeriesAge;
import com.sitearis.maintenance.metrics.SeriesFigures;
import com.sitearis.maintenance.metrics.SeriesQuery;
import com.sitearis.maintenance.metrics.SeriesState;
import com.sitearis.maintenance.metrics.Summary;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is measured: series with their freshness, and a month's figures. */
@ForPrograms
@RequestMapping(Addresses.ROOT + "/metrics")
class MetricResource {

    private static final int FIRST = 2000;
    private static final int LAST = 2199;

    private final Metrics metrics;
    private final PlanNames names;
    private final Clock clock;

    MetricResource(Metrics metrics, PlanNames names, Clock clock) {
        this.metrics = metrics;
        this.names = names;
        this.clock = clock;
    }

    /** All series with their latest sample, by name. */
    @GetMapping
    Page<SeriesAge> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Limit.USUAL) int limit) {
        Cursor place = Cursor.read(cursor, 1);
        Instant now = clock.instant();
        return Page.of(
                        metrics.series().stream()
                                .sorted(Comparator.comparing(state -> key(state.series())))
                                .filter(state ->
                                        place == null || key(state.series()).compareTo(place.word(0)) > 0)
                                .limit(Limit.plusOne(limit))
                                .toList(),
                        limit,
                        state -> Cursor.at(key(state.series())))
                .map(state -> SeriesAge.of(state, now));
    }

    /** A metric's figures in a month of the plan's zone, for each of its series; the present month when absent. */
    @GetMapping("/{metric}")
    Page<SeriesFigures> month(@PathVariable String metric, @RequestParam(required = false) @Nullable YearMonth month) {
        ZoneId zone = names.plan().zone();
        YearMonth asked = month == null ? YearMonth.from(clock.instant().atZone(zone)) : month;
        if (asked.getYear() < FIRST || asked.getYear() > LAST) {
            throw new RequestRefused("month", "nothing is measured in it", "write a month, such as 2026-11");
        }
        List<Series> known = metrics.series().stream().map(SeriesState::series).toList();
        List<SeriesFigures> figures = known.stream()
                .filter(series -> series.metric().equals(metric))
                .map(series -> SeriesFigures.of(series, summary(series, asked, zone)))
                .toList();
        if (figures.isEmpty()) {
            List<String> metricsKnown =
                    known.stream().map(Series::metric).distinct().toList();
            throw new NothingThere("metric", metric, metricsKnown);
        }
        return Page.whole(figures);
    }

    private Summary summary(Series series, YearMonth month, ZoneId zone) {
        return metrics.summary(
                new SeriesQuery(series.metric(), series.environment(), series.target(), series.labels()),
                month.atDay(1).atStartOfDay(zone).toInstant(),
                month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant());
    }

    private static String key(Series series) {
        return series.metric() + "/" + series.environment() + "/" + series.target() + "/" + series.labels();
    }
}
