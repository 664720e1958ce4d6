package com.sitearis.maintenance.metrics.intake;

import com.sitearis.maintenance.metrics.MetricsDatabase;
import com.sitearis.maintenance.metrics.SeriesQuery;
import com.sitearis.maintenance.metrics.Summary;
import java.time.Duration;
import java.time.Instant;
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
        for (int warm = 0; warm < 3; warm++) {
            intake.metrics.summary(query, OCTOBER, NOVEMBER);
        }
        double[] times = new double[9];
        Summary summary = Summary.empty();
        for (int i = 0; i < times.length; i++) {
            long one = System.nanoTime();
            summary = intake.metrics.summary(query, OCTOBER, NOVEMBER);
            summary.quantile(0.75);
            times[i] = seconds(one);
        }
        Arrays.sort(times);
        say(
                "a month's figures of %d samples: %.3f s (target 0.5); p75 by SQL over raw samples: %.1f s, %.0f times as long",
                summary.n(), times[times.length / 2], raw, raw / times[times.length / 2]);
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
