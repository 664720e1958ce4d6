package com.sitearis.maintenance.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withPrecision;
import static org.assertj.core.api.Assertions.within;

import com.sitearis.maintenance.metrics.store.MetricStore;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Storage on a real PostgreSQL: intake, rollups, figures and pruning. */
class MetricsIT {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Series LCP = Series.of("web.lcp", "production", "www", Map.of("device", "mobile"));
    private static final Series DESKTOP = Series.of("web.lcp", "production", "www", Map.of("device", "desktop"));
    private static final SeriesQuery MOBILE =
            SeriesQuery.of("web.lcp", "production").with("device", "mobile");

    private static MetricsDatabase database;
    private SettableClock clock;
    private MetricStore store;
    private Metrics metrics;

    @BeforeAll
    static void create() {
        database = MetricsDatabase.create("metrics");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void fresh() {
        database.empty();
        clock = new SettableClock("2026-11-01T00:30:00Z");
        store = new MetricStore(database.dataSource(), clock, 50);
        metrics = new Metrics(store);
    }

    @Test
    void aReplayChangesNothing() {
        Delivery delivery =
                new Delivery("ci", "1", List.of(at("2026-10-10T10:00:00Z", 100), at("2026-10-10T10:01:00Z", 300)));

        assertThat(metrics.store(delivery)).isEqualTo(new Stored(false, 2));
        assertThat(metrics.store(delivery)).isEqualTo(new Stored(true, 2));
        rollUp();
        assertThat(metrics.store(delivery)).isEqualTo(new Stored(true, 2));

        assertThat(october().n()).isEqualTo(2);
        assertThat(october().mean()).hasValue(200);
    }

    @Test
    void theSameIdWithOtherSamplesIsRefused() {
        metrics.store(new Delivery("ci", "1", List.of(at("2026-10-10T10:00:00Z", 100))));

        assertThatThrownBy(() -> metrics.store(new Delivery("ci", "1", List.of(at("2026-10-10T10:00:00Z", 101)))))
                .isInstanceOf(DeliveryContradicted.class);
        metrics.store(new Delivery("other", "1", List.of(at("2026-10-10T10:00:00Z", 300))));

        assertThat(october().mean()).hasValue(200);
    }

    @Test
    void nothingOfARefusedDeliveryIsStored() {
        List<Sample> tooMany = new ArrayList<>();
        for (int i = 0; i < 51; i++) {
            tooMany.add(new Sample(
                    Series.of("web.lcp", "production", "www", Map.of("user", "u" + i)),
                    Instant.parse("2026-10-10T10:00:00Z"),
                    1));
        }
        assertThatThrownBy(() -> metrics.store(new Delivery("ci", "many", tooMany)))
                .isInstanceOf(TooManySeries.class)
                .hasMessageContaining("51 series");
        assertThatThrownBy(() -> metrics.store(new Delivery(
                        "ci", "old", List.of(at("2026-10-10T10:00:00Z", 1), at("2024-09-30T23:59:59Z", 1)))))
                .isInstanceOf(SampleRefused.class)
                .hasMessageContaining("25 months back");
        assertThatThrownBy(() -> metrics.store(new Delivery("ci", "new", List.of(at("2026-11-02T00:30:01Z", 1)))))
                .isInstanceOf(SampleRefused.class)
                .hasMessageContaining("a day ahead");

        assertThat(count("app.series")).isZero();
        assertThat(count("app.delivery")).isZero();
        assertThat(count("app.sample")).isZero();
        // What is not refused still has room, and its series are numbered again.
        metrics.store(new Delivery("ci", "many", tooMany.subList(0, 50)));
        assertThat(count("app.series")).isEqualTo(50);
    }

    @Test
    void figuresAreTheSameBeforeAndAfterTheRollup() {
        Random random = new Random(7);
        List<Double> values = new ArrayList<>();
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            double value = Math.exp(7 + random.nextGaussian());
            values.add(value);
            samples.add(
                    new Sample(LCP, Instant.parse("2026-10-24T22:00:00Z").plusSeconds(random.nextInt(90_000)), value));
        }
        metrics.store(new Delivery("ci", "1", samples));
        Summary raw = october();
        rollUp();
        Summary rolledUp = october();

        assertThat(count("app.dirty_hour")).isZero();
        assertThat(rolledUp.n()).isEqualTo(raw.n()).isEqualTo(5000);
        assertThat(rolledUp.sum().orElseThrow()).isCloseTo(raw.sum().orElseThrow(), within(1e-6));
        assertThat(rolledUp.sumOfSquares().orElseThrow())
                .isCloseTo(raw.sumOfSquares().orElseThrow(), within(1e-2));
        assertThat(rolledUp.max()).isEqualTo(raw.max());
        assertThat(rolledUp.last()).isEqualTo(raw.last());
        assertThat(rolledUp.lastAt()).isEqualTo(raw.lastAt());
        assertThat(rolledUp.overThreshold())
                .isEqualTo(raw.overThreshold())
                .hasValue(values.stream().filter(value -> value > 2500).count());
        Collections.sort(values);
        for (double p : new double[] {0, 0.5, 0.75, 0.95, 1}) {
            double exact = values.get((int) Math.round(p * 4999));
            assertThat(rolledUp.quantile(p)).isEqualTo(raw.quantile(p));
            assertThat(rolledUp.quantile(p).orElseThrow()).isCloseTo(exact, within(0.011 * exact));
        }
    }

    @Test
    void withoutSamplesThereIsNoFigure() {
        Summary none = october();
        assertThat(none.n()).isZero();
        assertThat(none.mean()).isEqualTo(OptionalDouble.empty());
        assertThat(none.quantile(0.75)).isEqualTo(OptionalDouble.empty());
        assertThat(none.overThreshold()).isEmpty();
        assertThat(none.lastAt()).isEmpty();
    }

    @Test
    void lateSamplesRebuildTheirHour() {
        metrics.store(new Delivery("ci", "1", List.of(at("2026-10-10T10:10:00Z", 100))));
        rollUp();
        metrics.store(new Delivery("ci", "2", List.of(at("2026-10-10T10:05:00Z", 200))));

        assertThat(october().mean()).hasValue(150);
        rollUp();
        assertThat(october().mean()).hasValue(150);
        assertThat(october().last()).hasValue(100);
        assertThat(count("app.sample_hour")).isEqualTo(1);
    }

    /** Local months of Paris: on both clock changes they are hours of UTC, 743 and 745 of them; and the 29th of February. */
    @Test
    void monthsOfParisAreTheirHours() {
        clock.set("2028-04-02T00:00:00Z");
        assertThat(hourlySamples(YearMonth.of(2027, 10))).isEqualTo(745);
        assertThat(hourlySamples(YearMonth.of(2028, 2))).isEqualTo(696);
        assertThat(hourlySamples(YearMonth.of(2028, 3))).isEqualTo(743);
        assertThat(local(YearMonth.of(2027, 10)).n()).isEqualTo(745);
        rollUp();
        assertThat(local(YearMonth.of(2027, 10)).n()).isEqualTo(745);
        assertThat(local(YearMonth.of(2028, 2)).n()).isEqualTo(696);
        assertThat(local(YearMonth.of(2028, 3)).n()).isEqualTo(743);
    }

    @Test
    void partsOfAnHourComeFromRawSamples() {
        metrics.store(new Delivery(
                "ci",
                "1",
                List.of(
                        at("2026-10-10T10:10:00Z", 1),
                        at("2026-10-10T10:30:00Z", 2),
                        at("2026-10-10T11:00:00Z", 4),
                        at("2026-10-10T12:15:00Z", 8))));
        rollUp();
        assertThat(sum("2026-10-10T10:30:00Z", "2026-10-10T12:15:00Z")).isEqualTo(6);
        assertThat(sum("2026-10-10T10:10:00Z", "2026-10-10T10:30:00Z")).isEqualTo(1);
        assertThat(sum("2026-10-10T10:30:00Z", "2026-10-10T12:15:00.000001Z")).isEqualTo(14);
        assertThat(sum("2026-10-10T11:00:00Z", "2026-10-10T12:00:00Z")).isEqualTo(4);
    }

    @Test
    void labelsAndTargetsChoose() {
        metrics.store(new Delivery(
                "ci",
                "1",
                List.of(
                        at("2026-10-10T10:00:00Z", 100),
                        new Sample(DESKTOP, Instant.parse("2026-10-10T10:00:00Z"), 300))));
        Instant from = Instant.parse("2026-10-01T00:00:00Z");
        Instant to = Instant.parse("2026-11-01T00:00:00Z");
        SeriesQuery all = SeriesQuery.of("web.lcp", "production");
        assertThat(metrics.summary(all, from, to).mean()).hasValue(200);
        assertThat(metrics.summary(MOBILE, from, to).mean()).hasValue(100);
        assertThat(metrics.summary(all.ofTarget("www"), from, to).n()).isEqualTo(2);
        assertThat(metrics.summary(all.ofTarget("shop"), from, to).n()).isZero();
        assertThat(metrics.summary(SeriesQuery.of("web.lcp", "staging"), from, to)
                        .n())
                .isZero();
    }

    @Test
    void rawSamplesGoOnlyWhenTheirRollupsAreComplete() {
        metrics.store(new Delivery("ci", "1", List.of(at("2026-10-10T10:00:00Z", 100))));
        clock.set("2027-01-29T00:00:00Z");
        assertThat(store.rawDue(Duration.ofDays(90))).isEmpty();
        clock.set("2027-01-30T00:00:00Z");
        assertThat(store.rawDue(Duration.ofDays(90))).containsExactly(YearMonth.of(2026, 10));
        assertThat(store.dropRaw(YearMonth.of(2026, 10))).isFalse();
        assertThat(count("app.sample")).isEqualTo(1);
        rollUp();
        assertThat(store.dropRaw(YearMonth.of(2026, 10))).isTrue();
        assertThat(count("app.sample")).isZero();
        assertThat(october().mean()).hasValue(100);
    }

    /** The rollup of what is gone must survive the rebuild of its hour. */
    @Test
    void aSampleThatComesAfterItsMonthWasDroppedIsAddedToTheRollup() {
        metrics.store(new Delivery("ci", "1", List.of(at("2026-10-10T10:00:00Z", 100))));
        rollUp();
        clock.set("2027-02-01T00:00:00Z");
        assertThat(store.dropRaw(YearMonth.of(2026, 10))).isTrue();

        for (int late = 2; late <= 3; late++) {
            metrics.store(new Delivery("ci", "" + late, List.of(at("2026-10-10T10:30:00Z", 100 * late))));
            assertThat(october().n()).isEqualTo(late);
            rollUp();
            assertThat(october().n()).isEqualTo(late);
        }
        assertThat(store.dropRaw(YearMonth.of(2026, 10))).isTrue();
        assertThat(october().mean()).hasValue(200);
        assertThat(october().quantile(1)).hasValue(300);
        assertThat(october().partial()).isFalse();
        Summary cut =
                metrics.summary(MOBILE, Instant.parse("2026-10-10T10:15:00Z"), Instant.parse("2026-11-01T00:00:00Z"));
        assertThat(cut.n()).isZero();
        assertThat(cut.partial()).isTrue();
    }

    @Test
    void hoursBecomeDaysOfTheZoneAndStayForGood() {
        hourlySamples(YearMonth.of(2026, 9));
        hourlySamples(YearMonth.of(2026, 10));
        rollUp();
        Summary before = local(YearMonth.of(2026, 10));
        clock.set("2029-01-01T00:00:00Z");
        assertThat(store.hourlyDue()).isEmpty();
        assertThat(store.rawDue(Duration.ofDays(90)))
                .hasSize(3); // the last hours of August, in UTC, are September's first in Paris
        store.rawDue(Duration.ofDays(90))
                .forEach(month -> assertThat(store.dropRaw(month)).isTrue());
        assertThat(store.hourlyDue()).hasSize(3);
        for (YearMonth month : store.hourlyDue()) {
            assertThat(store.dropHours(month, PARIS)).isTrue();
            assertThat(store.dropHours(month, PARIS)).isFalse();
        }
        assertThat(count("app.sample_hour")).isZero();
        assertThat(count("app.sample_day")).isEqualTo(61);
        Summary after = local(YearMonth.of(2026, 10));
        assertThat(after.n()).isEqualTo(745).isEqualTo(before.n());
        assertThat(after.partial()).isFalse();
        assertThat(after.sum().orElseThrow()).isCloseTo(before.sum().orElseThrow(), within(1e-6));
        assertThat(after.quantile(0.75)).isEqualTo(before.quantile(0.75));
        assertThat(after.overThreshold()).isEqualTo(before.overThreshold());
        assertThat(metrics.summary(MOBILE, Instant.parse("2026-10-10T10:00:00Z"), Instant.parse("2026-11-01T00:00:00Z"))
                        .partial())
                .isTrue();
    }

    /** Midnight lies within an hour of UTC there; Lord Howe's clock change moves it by half an hour. */
    @ParameterizedTest
    @ValueSource(strings = {"Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe", "Europe/Paris"})
    void localDaysAndMonthsStayExactInEveryZoneAfterRawSamplesAndHoursAreGone(String name) {
        ZoneId zone = ZoneId.of(name);
        List<Sample> samples = new ArrayList<>();
        Instant end = Instant.parse("2026-11-02T00:00:00Z");
        for (Instant at = Instant.parse("2026-09-29T00:00:00Z"); at.isBefore(end); at = at.plusSeconds(450)) {
            samples.add(new Sample(LCP, at, 1000 + samples.size()));
        }
        clock.set("2026-11-02T01:00:00Z");
        metrics.store(new Delivery("history", "1", samples));
        store.due().forEach(hours -> store.rollUp(hours, zone));
        exactIn(zone, samples);

        clock.set("2029-01-01T00:00:00Z");
        store.rawDue(Duration.ofDays(90))
                .forEach(month -> assertThat(store.dropRaw(month)).isTrue());
        exactIn(zone, samples);
        store.hourlyDue()
                .forEach(month -> assertThat(store.dropHours(month, zone)).isTrue());
        exactIn(zone, samples);
    }

    private void exactIn(ZoneId zone, List<Sample> samples) {
        YearMonth october = YearMonth.of(2026, 10);
        exact(
                october.atDay(1).atStartOfDay(zone),
                october.plusMonths(1).atDay(1).atStartOfDay(zone),
                samples);
        for (int day : new int[] {1, 3, 4, 5, 24, 25, 26, 31}) {
            ZonedDateTime from = october.atDay(day).atStartOfDay(zone);
            exact(from, october.atDay(day).plusDays(1).atStartOfDay(zone), samples);
        }
    }

    private void exact(ZonedDateTime from, ZonedDateTime until, List<Sample> samples) {
        Summary summary = metrics.summary(MOBILE, from.toInstant(), until.toInstant());
        List<Sample> within = samples.stream()
                .filter(sample ->
                        !sample.at().isBefore(from.toInstant()) && sample.at().isBefore(until.toInstant()))
                .toList();
        assertThat(summary.partial()).isFalse();
        assertThat(summary.n()).isEqualTo(within.size());
        assertThat(summary.sum())
                .hasValueCloseTo(within.stream().mapToDouble(Sample::value).sum(), withPrecision(1e-3));
    }

    @Test
    void severalPeriodsAreSummedUpTogether() {
        metrics.store(new Delivery(
                "ci",
                "1",
                List.of(
                        at("2026-10-10T10:10:00Z", 100),
                        at("2026-10-10T11:10:00Z", 200),
                        at("2026-10-10T12:10:00Z", 600))));
        rollUp();
        Summary outside = metrics.summary(
                MOBILE,
                List.of(
                        new Period(Instant.parse("2026-10-10T10:00:00Z"), Instant.parse("2026-10-10T11:05:00Z")),
                        new Period(Instant.parse("2026-10-10T12:10:00Z"), Instant.parse("2026-10-10T13:00:00Z"))));
        assertThat(outside.mean()).hasValue(350);
    }

    @Test
    void whileRollupsRunNothingIsCountedTwiceOrLost() throws Exception {
        clock.set("2026-10-10T12:30:00Z");
        int senders = 4;
        int deliveries = 30;
        ExecutorService threads = Executors.newFixedThreadPool(senders + 1);
        try {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int sender = 0; sender < senders; sender++) {
                int number = sender;
                work.add(() -> {
                    for (int i = 0; i < deliveries; i++) {
                        List<Sample> samples = new ArrayList<>();
                        for (int s = 0; s < 20; s++) {
                            samples.add(at("2026-10-10T%02d:00:00Z".formatted((i + s) % 12), 1));
                        }
                        metrics.store(new Delivery("sender-" + number, "" + i, samples));
                    }
                    return 0;
                });
            }
            work.add(() -> {
                long seen = 0;
                for (int i = 0; i < 20; i++) {
                    rollUp();
                    long n = october().n();
                    assertThat(n).isGreaterThanOrEqualTo(seen).isLessThanOrEqualTo(20L * senders * deliveries);
                    assertThat(n % 20).isZero();
                    seen = n;
                }
                return 0;
            });
            for (Future<Integer> done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }
        rollUp();
        assertThat(october().n()).isEqualTo(20L * senders * deliveries);
        assertThat(october().sum()).hasValue(20.0 * senders * deliveries);
    }

    @Test
    void theLatestSampleOfEachSeriesIsKnown() {
        metrics.store(new Delivery("ci", "1", List.of(at("2026-10-10T10:00:00Z", 100))));
        rollUp();
        assertThat(metrics.series()).containsExactly(new SeriesState(LCP, "ms", Instant.parse("2026-10-10T10:00:00Z")));
        metrics.store(new Delivery("ci", "2", List.of(at("2026-10-11T10:00:00Z", 100))));
        assertThat(metrics.series().get(0).lastAt()).isEqualTo(Instant.parse("2026-10-11T10:00:00Z"));
    }

    private long hourlySamples(YearMonth month) {
        List<Sample> samples = new ArrayList<>();
        Instant end = month.plusMonths(1).atDay(1).atStartOfDay(PARIS).toInstant();
        for (Instant at = month.atDay(1).atStartOfDay(PARIS).toInstant();
                at.isBefore(end);
                at = at.plus(Duration.ofHours(1))) {
            samples.add(new Sample(LCP, at, 2000 + samples.size()));
        }
        metrics.store(new Delivery("history", month.toString(), samples));
        return samples.size();
    }

    private Summary local(YearMonth month) {
        return metrics.summary(
                MOBILE,
                month.atDay(1).atStartOfDay(PARIS).toInstant(),
                month.plusMonths(1).atDay(1).atStartOfDay(PARIS).toInstant());
    }

    private Summary october() {
        return local(YearMonth.of(2026, 10));
    }

    private double sum(String from, String to) {
        return metrics.summary(MOBILE, Instant.parse(from), Instant.parse(to))
                .sum()
                .orElseThrow();
    }

    private void rollUp() {
        store.due().forEach(hours -> store.rollUp(hours, ZoneOffset.UTC));
    }

    private long count(String table) {
        return database.jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    private static Sample at(String instant, double value) {
        return new Sample(LCP, Instant.parse(instant), value);
    }
}
