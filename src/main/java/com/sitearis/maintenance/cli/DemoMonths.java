package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.metrics.Check;
import com.sitearis.maintenance.metrics.Deployment;
import com.sitearis.maintenance.metrics.Outcome;
import com.sitearis.maintenance.metrics.Sample;
import com.sitearis.maintenance.metrics.Series;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Thirteen months of a shop that never was, taken in the way real figures are. Every source is called {@code sample-data}, so
 * that nobody takes them for measured ones.
 */
final class DemoMonths {

    static final String SOURCE = "sample-data";
    static final int MONTHS = 13;

    private static final String PRODUCTION = "production";
    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final LocalTime RELEASE = LocalTime.of(23, 20);

    private final ZoneId zone;
    private final DemoIntake intake;
    private final DemoOutages outages;
    private long samples;

    DemoMonths(ZoneId zone, DemoIntake intake, DemoOutages outages) {
        this.zone = zone;
        this.intake = intake;
        this.outages = outages;
    }

    /** What was taken in. */
    record Told(long samples, int outages) {}

    /** Fills the thirteen months before the one of {@code today}. */
    Told fill(LocalDate today) {
        YearMonth first = YearMonth.from(today).minusMonths(MONTHS);
        for (int i = 0; i < MONTHS; i++) {
            month(first.plusMonths(i), i);
        }
        return new Told(samples, outages.register());
    }

    private void month(YearMonth month, int age) {
        Random random = new Random(month.hashCode());
        List<Sample> all = new ArrayList<>();
        List<Check> looks = new ArrayList<>();
        for (LocalDate day = month.atDay(1); YearMonth.from(day).equals(month); day = day.plusDays(1)) {
            visits(day, age, random, all);
            looks(day, age, random, all, looks);
            if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
                release(day, age, random, all);
            }
        }
        intake.samples(month.toString(), all);
        intake.checks(month + "-checks", looks);
        samples += all.size() + looks.size();
    }

    /** Every five minutes: is the site up, and how soon does it answer. The third month of the thirteen was a slow one. */
    private void looks(LocalDate day, int age, Random random, List<Sample> all, List<Check> looks) {
        Series response = Series.of("http.response", PRODUCTION, "site", Map.of("component", "site"));
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
        double typical = age == 2 ? 190 : 128 + age;
        for (Instant at = day.atStartOfDay(zone).toInstant(); at.isBefore(end); at = at.plus(INTERVAL)) {
            if (outages.blind(at)) {
                continue;
            }
            boolean up = !outages.down(at);
            looks.add(new Check(PRODUCTION, "site", SOURCE, at, up, INTERVAL, up ? null : "503 instead of 200"));
            if (up) {
                all.add(new Sample(response, at, skewed(random, typical, 0.35)));
            }
        }
    }

    private void visits(LocalDate day, int age, Random random, List<Sample> all) {
        for (String device : List.of("mobile", "desktop")) {
            boolean mobile = device.equals("mobile");
            for (int i = 0; i < 30; i++) {
                Instant at = day.atStartOfDay(zone).toInstant().plusSeconds(random.nextInt(82_000));
                Map<String, String> label = Map.of("device", device);
                vital("web.lcp", label, at, skewed(random, (mobile ? 2250 : 1500) - 40 * age, 0.3), all);
                vital("web.inp", label, at, skewed(random, mobile ? 135 : 60, 0.4), all);
                vital("web.cls", label, at, skewed(random, mobile ? 0.06 : 0.04, 0.5), all);
            }
        }
    }

    private static void vital(String metric, Map<String, String> label, Instant at, double value, List<Sample> all) {
        all.add(new Sample(Series.of(metric, PRODUCTION, "site", label), at, value));
    }

    /** On Sunday evenings, in the window; one in twenty fails, and each build on main tells its coverage. */
    private void release(LocalDate day, int age, Random random, List<Sample> all) {
        Instant at = day.atTime(RELEASE).atZone(zone).toInstant();
        String sha = HexFormat.of().toHexDigits(random.nextLong());
        Outcome outcome = random.nextInt(20) == 0 ? Outcome.FAILED : Outcome.SUCCEEDED;
        intake.deployment(new Deployment(PRODUCTION, sha, 1, at, outcome, SOURCE, "deployment-" + day));
        Map<String, String> build = Map.of("branch", "main");
        Instant built = at.minus(Duration.ofHours(6));
        all.add(new Sample(Series.of("coverage.lines", PRODUCTION, "shop", build), built, 0.765 + 0.006 * age));
        all.add(new Sample(Series.of("coverage.branches", PRODUCTION, "shop", build), built, 0.64 + 0.005 * age));
    }

    /** Log-normal, as waiting times are: most near the median, some much longer. */
    private static double skewed(Random random, double median, double spread) {
        return median * Math.exp(spread * random.nextGaussian());
    }
}
