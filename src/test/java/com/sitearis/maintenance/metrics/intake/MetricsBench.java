package com.sitearis.maintenance.metrics.intake;

import com.sitearis.maintenance.metrics.MetricsDatabase;
import com.sitearis.maintenance.metrics.SeriesQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;

/** Started by {@code src/bench/metrics.sh}; prints each figure with its target beside it. */
final class MetricsBench {

    private static final int SERIES = 40;
    private static final Instant OCTOBER = Instant.parse("2026-10-01T00:00:00Z");
    private static final Instant NOVEMBER = Instant.parse("2026-11-01T00:00:00Z");

    private final MetricsDatabase database = MetricsDatabase.create("metrics_bench");
    private final TestIntake intake;
    private final int batches;

    private MetricsBench(boolean quick) {
        database.empty();
        intake = new TestIntake(database);
        intake.clock.set("2026-11-01T02:00:00Z");
        batches = quick ? 600 : 3000;
    }

    public static void main(String... arguments) throws Exception {
        boolean quick = Arrays.asList(arguments).contains("--quick");
        MetricsBench bench = new MetricsBench(quick);
        try {
            new IntakeBench(bench.intake, bench.database).measure(bench.batches);
            bench.month(quick ? 1_000_000 : 10_000_000);
        } finally {
            bench.intake.close();
            bench.database.close();
        }
        System.exit(0); // the test server ends with the program
    }

    private void month(int samples) {
        intake.clock.set("2026-10-15T00:00:00Z");
        intake.store.openMonths();
        intake.clock.set("2026-11-01T02:00:00Z");
        database.jdbc()
                .sql("insert into app.series (metric, environment, target, labels, created_at)"
                        + " select 'bench.month', 'production', 'shop', jsonb_build_object('component', 'c' || i), now()"
                        + " from generate_series(1, :series) i")
                .param("series", SERIES)
                .update();
        int first = database.jdbc()
                .sql("select min(id) from app.series where metric = 'bench.month'")
                .query(Integer.class)
                .single();
        database.jdbc()
                .sql("insert into app.sample select :first + i % :series,"
                        + " timestamptz '2026-10-01 00:00:00+00' + i * interval '31 days' / :samples,"
                        + " exp(5 + sqrt(-2 * ln(random() + 1e-12)) * cos(6.283 * random()))"
                        + " from generate_series(0, :samples - 1) i")
                .param("first", first)
                .param("series", SERIES)
                .param("samples", samples)
                .update();
        database.jdbc()
                .sql("insert into app.dirty_hour select generate_series(timestamptz '2026-10-01 00:00:00+00',"
                        + " '2026-10-31 23:00:00+00', '1 hour')")
                .update();
        SeriesQuery query = SeriesQuery.of("bench.month", "production");
        long begin = System.nanoTime();
        intake.store.due().forEach(hours -> intake.store.rollUp(hours, ZoneOffset.UTC));
        double took = seconds(begin);
        say(
                "rolling up a month of %d samples, %d series: %.1f s (%.0f samples/s)",
                samples, SERIES, took, samples / took);
        database.jdbc().sql("analyze app.sample, app.sample_hour").update();
        double raw = timed(() -> database.jdbc()
                .sql("select percentile_cont(0.75) within group (order by value) from app.sample"
                        + " where series_id >= :first and at < '2026-11-01'")
                .param("first", first)
                .query(Double.class)
                .single());
        double alone = figures(query);
        say(
                "a month's figures of %d samples: %.3f s (target 0.5); p75 by SQL over raw samples: %.1f s, %.0f times as long",
                samples, alone, raw, raw / alone);
        history();
        double among = figures(query);
        say("the same beside nine more months of history: %.3f s, %.2f times as long", among, among / alone);
    }

    /** The median of several readings, in seconds. */
    private double figures(SeriesQuery query) {
        double[] times = new double[12];
        for (int i = 0; i < times.length; i++) {
            times[i] =
                    timed(() -> intake.metrics.summary(query, OCTOBER, NOVEMBER).quantile(0.75));
        }
        Arrays.sort(times);
        return times[times.length / 2];
    }

    /** The same hours in each of the nine months before. */
    private void history() {
        for (int back = 1; back <= 9; back++) {
            LocalDate month = LocalDate.of(2026, 10, 1).minusMonths(back);
            intake.clock.set(month + "T00:00:00Z");
            intake.store.openMonths();
            database.jdbc()
                    .sql(
                            "insert into app.sample_hour (series_id, hour, minutes, part, n, sum, sum_sq, min, max, threshold,"
                                    + " n_over, last_at, last, algorithm, sketch)"
                                    + " select series_id, hour - shift, minutes, part, n, sum, sum_sq, min, max, threshold,"
                                    + " n_over, last_at - shift, last, algorithm, sketch"
                                    + " from app.sample_hour, lateral (select timestamptz '2026-10-01 00:00:00+00'"
                                    + " - :month::timestamptz as shift) shifted"
                                    + " where hour >= '2026-10-01 00:00:00+00' and hour < '2026-10-29 00:00:00+00'")
                    .param("month", month + " 00:00:00+00")
                    .update();
        }
        intake.clock.set("2026-11-01T02:00:00Z");
        database.jdbc().sql("analyze app.sample_hour").update();
    }

    private static double timed(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return seconds(begin);
    }

    static double seconds(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin).toNanos() / 1e9;
    }

    static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
