package com.sitearis.maintenance.slowquery.history;

import com.sitearis.maintenance.slowquery.sketch.DurationSketch;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What {@code slow-queries show} answers. What a source cannot tell is null. */
@JsonNaming(SnakeCaseStrategy.class)
public record StatementHistory(String fingerprint, String query, List<Week> weeks) {

    private static final double MICROS = 1000;
    private static final double P95 = 0.95;

    /**
     * A week of one database from one source.
     *
     * @param source {@code log} or {@code statements}
     * @param hoursKnown of the week's 168
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Week(
            String database,
            String week,
            LocalDate monday,
            String source,
            int hoursKnown,
            long calls,
            double totalMs,
            @Nullable Double meanMs,
            @Nullable Double p95Ms,
            @Nullable Double maxMs,
            @Nullable Long rows,
            @Nullable Long temporaryBytes,
            @Nullable Long lockWaits,
            @Nullable Long errors) {

        public static Week of(QueryWeek week, WeeklyQuery query) {
            return new Week(
                    week.database(),
                    name(week.monday()),
                    week.monday(),
                    query.source().name().toLowerCase(Locale.ROOT),
                    week.hoursKnown(),
                    query.calls(),
                    query.totalMs(),
                    query.calls() == 0 ? null : query.meanMs(),
                    p95(query),
                    query.calls() == 0 ? null : query.maxMs(),
                    query.rows(),
                    query.temporaryBytes(),
                    query.lockWaits(),
                    query.errors());
        }

        /** A sketch's value may lie a little above the longest call. */
        private static @Nullable Double p95(WeeklyQuery query) {
            DurationSketch durations = query.durations();
            if (durations == null || query.calls() == 0) {
                return null;
            }
            double value = durations.percentile(P95) / MICROS;
            return query.maxMs() == null ? value : Math.min(value, query.maxMs());
        }
    }

    public static StatementHistory of(String fingerprint, String text, List<QueryWeek> weeks) {
        return new StatementHistory(
                fingerprint,
                text,
                weeks.stream()
                        .flatMap(week -> week.queries().stream().map(query -> Week.of(week, query)))
                        .toList());
    }

    private static String name(LocalDate monday) {
        return String.format(
                Locale.ROOT,
                "%d-W%02d",
                monday.get(IsoFields.WEEK_BASED_YEAR),
                monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
}
