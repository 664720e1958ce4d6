package com.sitearis.maintenance.metrics.store;

import static com.sitearis.maintenance.metrics.store.SqlTime.timestamp;

import com.sitearis.maintenance.metrics.Period;
import com.sitearis.maintenance.metrics.SeriesQuery;
import com.sitearis.maintenance.metrics.Summary;
import com.sitearis.maintenance.metrics.store.Months.Month;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sums series up over a time: whole hours from their rollups, dirty hours and the parts of hours at both ends from raw
 * samples, and what is older than all hours from days.
 */
final class Reading {

    private static final String HOURS = "select hour, minutes, part, " + Rollup.COLUMNS + """

            from app.sample_hour where series_id = any(?) and hour >= ? and hour < ? order by series_id, hour, part""";
    private static final String DAYS = "select starts, ends, " + Rollup.COLUMNS + """

            from app.sample_day where series_id = any(?) and starts < ? and ends > ? order by series_id, starts""";
    private static final String RAW = """
            select at, value from app.sample where series_id = any(?) and at >= ? and at < ?
            order by series_id, at, value""";
    private static final int FETCH = 10_000;
    private static final int TRIES = 5;

    private record Span(Instant from, Instant to) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate streaming;
    private final TransactionTemplate snapshot;
    private final Months months;

    Reading(JdbcTemplate template, TransactionTemplate snapshot, Months months) {
        this.jdbc = JdbcClient.create(template);
        this.streaming = new JdbcTemplate(Objects.requireNonNull(template.getDataSource()));
        this.streaming.setFetchSize(FETCH);
        this.snapshot = snapshot;
        this.months = months;
    }

    Summary summary(SeriesQuery query, List<Period> wanted) {
        List<Period> periods =
                wanted.stream().filter(period -> !period.isEmpty()).toList();
        if (periods.isEmpty()) {
            return Summary.empty();
        }
        Instant from = periods.stream()
                .map(Period::from)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant to =
                periods.stream().map(Period::to).max(Comparator.naturalOrder()).orElseThrow();
        // A partition that is dropped meanwhile is gone for older snapshots too: then the figure is read again.
        for (int tries = 0; tries < TRIES; tries++) {
            Map<YearMonth, Month> before = months.between(from, to);
            Summary summary = Objects.requireNonNull(snapshot.execute(status -> read(query, periods, before)));
            if (before.equals(months.between(from, to))) {
                return summary;
            }
        }
        throw new IllegalStateException("the months of samples change all the time");
    }

    private Summary read(SeriesQuery query, List<Period> periods, Map<YearMonth, Month> known) {
        Integer[] series = series(query);
        if (series.length == 0) {
            return Summary.empty();
        }
        Sum sum = new Sum(series, threshold(query.metric()), known);
        periods.forEach(sum::period);
        return sum.rollup.summary(sum.partial);
    }

    private Integer[] series(SeriesQuery query) {
        return jdbc.sql("select id from app.series where environment = :environment and metric = :metric"
                        + " and (:target::text is null or target = :target) and labels @> :labels::jsonb order by id")
                .param("environment", query.environment())
                .param("metric", query.metric())
                .param("target", query.target())
                .param("labels", Labels.json(query.labels()))
                .query(Integer.class)
                .list()
                .toArray(Integer[]::new);
    }

    private @Nullable Double threshold(String metric) {
        return jdbc.sql("select threshold from app.metric where name = :metric and threshold is not null")
                .param("metric", metric)
                .query(Double.class)
                .optional()
                .orElse(null);
    }

    /** One reading, inside its snapshot. */
    private final class Sum {

        private final Integer[] series;
        private final @Nullable Double threshold;
        private final Map<YearMonth, Month> known;
        private final Rollup rollup;
        private boolean partial;

        Sum(Integer[] series, @Nullable Double threshold, Map<YearMonth, Month> known) {
            this.series = series;
            this.threshold = threshold;
            this.known = known;
            this.rollup = new Rollup(threshold);
        }

        void period(Period period) {
            Instant from = period.from();
            Instant to = period.to();
            Instant first = Hours.from(from);
            Instant last = Hours.of(to);
            if (first.isAfter(last)) {
                edge(from, to);
            } else {
                edge(from, first);
                whole(first, last);
                edge(last, to);
            }
            days(from, to);
        }

        void whole(Instant from, Instant to) {
            Set<Instant> dirty = dirty(from, to);
            streaming.query(
                    HOURS,
                    row -> {
                        Instant hour = Hours.of(SqlTime.instant(row, "hour"));
                        if (!dirty.contains(hour) || row.getShort("part") != part(hour)) {
                            rollup.add(row);
                        }
                    },
                    series,
                    timestamp(from),
                    timestamp(to));
            spans(dirty).forEach(span -> raw(span.from(), span.to()));
        }

        /**
         * A part of an hour. Where the hour was rolled up in pieces that fit, these tell; else raw samples do, and what was
         * rolled up from raw samples that are gone is left out.
         */
        void edge(Instant from, Instant to) {
            if (!from.isBefore(to)) {
                return;
            }
            Instant hour = Hours.of(from);
            Rollup pieces = new Rollup(threshold);
            boolean[] raw = {!dirty(hour, Hours.next(hour)).isEmpty()};
            streaming.query(
                    HOURS,
                    row -> {
                        Piece piece = new Piece(SqlTime.instant(row, "hour"), row.getInt("minutes"));
                        boolean current = row.getShort("part") == part(hour);
                        if (!piece.within(from, to)) {
                            boolean cut = piece.touches(from, to);
                            raw[0] |= cut && current;
                            partial |= cut && !current;
                        } else if (current) {
                            pieces.add(row);
                        } else {
                            rollup.add(row);
                        }
                    },
                    series,
                    timestamp(hour),
                    timestamp(Hours.next(hour)));
            if (raw[0]) {
                raw(from, to);
            } else {
                rollup.add(pieces);
            }
        }

        void days(Instant from, Instant to) {
            if (known.values().stream().allMatch(Month::hourly)) {
                return;
            }
            streaming.query(
                    DAYS,
                    row -> {
                        boolean within = !SqlTime.instant(row, "starts").isBefore(from)
                                && !SqlTime.instant(row, "ends").isAfter(to);
                        if (within) {
                            rollup.add(row);
                        } else {
                            partial = true;
                        }
                    },
                    series,
                    timestamp(to),
                    timestamp(from));
        }

        private void raw(Instant from, Instant to) {
            Rollup samples = new Rollup(threshold);
            streaming.query(
                    RAW,
                    row -> {
                        samples.add(SqlTime.instant(row, "at"), row.getDouble("value"));
                    },
                    series,
                    timestamp(from),
                    timestamp(to));
            rollup.add(samples);
        }

        private short part(Instant hour) {
            Month month = known.get(Hours.month(hour));
            return month == null ? 0 : month.part();
        }

        private Set<Instant> dirty(Instant from, Instant to) {
            return new TreeSet<>(jdbc.sql("select distinct hour from app.dirty_hour where hour >= :from and hour < :to")
                    .param("from", timestamp(from))
                    .param("to", timestamp(to))
                    .query((row, number) -> SqlTime.instant(row, "hour"))
                    .list());
        }

        /** Hours that follow on one another are read at once. */
        private List<Span> spans(Set<Instant> hours) {
            List<Span> spans = new ArrayList<>();
            for (Instant hour : hours) {
                int latest = spans.size() - 1;
                if (latest >= 0 && spans.get(latest).to().equals(hour)) {
                    spans.set(latest, new Span(spans.get(latest).from(), Hours.next(hour)));
                } else {
                    spans.add(new Span(hour, Hours.next(hour)));
                }
            }
            return spans;
        }
    }
}
