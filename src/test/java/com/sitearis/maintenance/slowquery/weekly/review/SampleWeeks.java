package com.sitearis.maintenance.slowquery.weekly.review;

import com.sitearis.maintenance.plan.Contact;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.slowquery.fingerprint.Fingerprint;
import com.sitearis.maintenance.slowquery.history.QueryWeek;
import com.sitearis.maintenance.slowquery.history.WeeklyQuery;
import com.sitearis.maintenance.slowquery.history.WeeklyQuery.Source;
import com.sitearis.maintenance.slowquery.sketch.DurationSketch;
import com.sitearis.maintenance.slowquery.weekly.definition.WeeklyReport;
import com.sitearis.maintenance.slowquery.weekly.definition.WeeklyReports;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Weeks of a shop, made by hand. */
public final class SampleWeeks {

    public static final LocalDate W46 = LocalDate.of(2026, 11, 9);
    public static final String ORDERS = "select * from orders where customer = 7 order by placed desc limit 10";
    public static final String REPORT = "select sum(total) from orders where placed > '2026-01-01' group by customer";
    public static final String ITEM = "select * from item where order_id = 9";

    private SampleWeeks() {}

    public static MaintenancePlan plan() {
        Map<String, Contact> contacts = new TreeMap<>();
        for (String name : List.of("dba", "lead")) {
            contacts.put(
                    name, new Contact(name, name + "@sitearis.com", List.of(), null, Duration.ofMinutes(15), null));
        }
        return new MaintenancePlan(
                "SiteAris",
                ZoneId.of("Europe/Paris"),
                Locale.ENGLISH,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                contacts,
                List.of(),
                List.of());
    }

    public static WeeklyReport definition() {
        return WeeklyReports.of(Path.of("reports")).report("slow-queries-weekly", plan());
    }

    /** A statement as pg_stat_statements tells it. */
    public static WeeklyQuery counted(String sql, long calls, double meanMs) {
        return counted(sql, calls, meanMs, calls, 900L * calls, 10L * calls, 0L);
    }

    public static WeeklyQuery counted(
            String sql, long calls, double meanMs, long rows, long hit, long read, long temporary) {
        return query(Source.STATEMENTS, sql, calls, meanMs, null, rows, hit, read, temporary, null, null);
    }

    /** A statement as a log tells it; every call is logged. */
    public static WeeklyQuery logged(String sql, double waitedMs, double... durations) {
        DurationSketch sketch = new DurationSketch();
        double sum = 0;
        for (double ms : durations) {
            sketch.add((long) (ms * 1000));
            sum += ms;
        }
        return query(
                Source.LOG,
                sql,
                durations.length,
                sum / durations.length,
                sketch,
                null,
                null,
                null,
                null,
                3L,
                waitedMs);
    }

    private static WeeklyQuery query(
            Source source,
            String sql,
            long calls,
            double meanMs,
            @Nullable DurationSketch durations,
            @Nullable Long rows,
            @Nullable Long hit,
            @Nullable Long read,
            @Nullable Long temporary,
            @Nullable Long lockWaits,
            @Nullable Double lockMs) {
        double total = calls * meanMs;
        return new WeeklyQuery(
                source,
                Fingerprint.of(sql),
                calls,
                total,
                meanMs * 4,
                durations,
                rows,
                hit,
                read,
                temporary,
                lockWaits,
                lockMs,
                null,
                hours(total, 9, 18));
    }

    /** Spread over the working days, more around noon. */
    public static List<Double> hours(double total, int from, int to) {
        double[] weights = IntStream.range(0, 168)
                .mapToDouble(hour -> {
                    int day = hour / 24;
                    int clock = hour % 24;
                    double busy = clock >= from && clock < to ? 1 + 2.0 / (1 + Math.abs(13 - clock)) : 0.05;
                    return busy * (day < 5 ? 1 + 0.1 * day : 0.2);
                })
                .toArray();
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).mapToObj(weight -> total * weight / sum).toList();
    }

    public static QueryWeek week(LocalDate monday, WeeklyQuery... queries) {
        return new QueryWeek("production", monday, 168, List.of(queries));
    }

    public static WeekFacts facts(QueryWeek week, List<QueryWeek> before) {
        return new WeekFacts(definition(), week, before, ServerLook.NONE);
    }

    /** Eight calm weeks of one statement, the newest first. */
    public static List<QueryWeek> calm(String sql, double... means) {
        List<QueryWeek> weeks = new ArrayList<>();
        for (int back = 1; back <= means.length; back++) {
            weeks.add(week(W46.minusWeeks(back), counted(sql, 20_000, means[back - 1])));
        }
        return weeks;
    }
}
