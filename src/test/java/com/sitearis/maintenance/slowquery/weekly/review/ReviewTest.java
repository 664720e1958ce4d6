package com.sitearis.maintenance.slowquery.weekly.review;

import static com.sitearis.maintenance.slowquery.weekly.review.SampleWeeks.ITEM;
import static com.sitearis.maintenance.slowquery.weekly.review.SampleWeeks.ORDERS;
import static com.sitearis.maintenance.slowquery.weekly.review.SampleWeeks.REPORT;
import static com.sitearis.maintenance.slowquery.weekly.review.SampleWeeks.W46;
import static com.sitearis.maintenance.slowquery.weekly.review.SampleWeeks.calm;
import static com.sitearis.maintenance.slowquery.weekly.review.SampleWeeks.counted;
import static com.sitearis.maintenance.slowquery.weekly.review.SampleWeeks.definition;
import static com.sitearis.maintenance.slowquery.weekly.review.SampleWeeks.facts;
import static com.sitearis.maintenance.slowquery.weekly.review.SampleWeeks.hours;
import static com.sitearis.maintenance.slowquery.weekly.review.SampleWeeks.logged;
import static com.sitearis.maintenance.slowquery.weekly.review.SampleWeeks.week;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sitearis.maintenance.finding.Finding;
import com.sitearis.maintenance.finding.Severity;
import com.sitearis.maintenance.slowquery.fingerprint.Fingerprint;
import com.sitearis.maintenance.slowquery.history.QueryWeek;
import com.sitearis.maintenance.slowquery.history.WeeklyQuery.Source;
import com.sitearis.maintenance.slowquery.weekly.review.ServerLook.ScanSeen;
import com.sitearis.maintenance.slowquery.weekly.review.ServerLook.SeenPlan;
import com.sitearis.maintenance.slowquery.weekly.words.Words;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReviewTest {

    private static final Words WORDS = Words.in(Locale.ENGLISH);

    @Test
    void aStatementOverOneSecondIsSlowByItsMeanOrByItsPercentile() {
        double[] quick = DoubleStream.concat(
                        Collections.nCopies(90, 20.0).stream().mapToDouble(one -> one),
                        Collections.nCopies(10, 1_800.0).stream().mapToDouble(one -> one))
                .toArray();
        assertThat(kinds(facts(week(W46, counted(ORDERS, 5, 1_000)), List.of())))
                .containsExactly("query-slow");
        assertThat(kinds(facts(week(W46, logged(ORDERS, 0, quick)), List.of()))).containsExactly("query-slow");
        assertThat(kinds(facts(week(W46, counted(ORDERS, 5, 999)), List.of()))).isEmpty();
        assertThat(kinds(facts(week(W46, counted(ORDERS, 4, 5_000)), List.of())))
                .isEmpty();
    }

    @Test
    void thePercentileIsThatOfAllCallsAlthoughTheLogHasTheSlowestOnly() {
        double[] logged = DoubleStream.iterate(1_000, ms -> ms + 10).limit(100).toArray();
        // 1,000 calls, the 100 slowest logged: 5 % are 50 calls, and the 50th slowest took about 1,490 ms.
        Statement statement = only(week(W46, counted(ORDERS, 1_000, 150), logged(ORDERS, 0, logged)));
        assertThat(statement.source()).isEqualTo(Source.STATEMENTS);
        assertThat(statement.p95Ms()).isCloseTo(1_490, within(15.0));
        // Of 10,000 calls the 500 slowest are needed.
        assertThat(only(week(W46, counted(ORDERS, 10_000, 150), logged(ORDERS, 0, logged)))
                        .p95Ms())
                .isNull();
        assertThat(only(week(W46, counted(ORDERS, 10_000, 150))).p95Ms()).isNull();
    }

    @Test
    void aStatementIsNewOnlyWhenAWeekBeforeIsKnownWellEnough() {
        QueryWeek week = week(W46, counted(ORDERS, 10, 10), counted(REPORT, 10, 10));
        QueryWeek half = new QueryWeek(
                "production", W46.minusWeeks(1), 40, calm(ORDERS, 10).get(0).queries());
        assertThat(Review.of(facts(week, calm(ORDERS, 10)), WORDS).fresh())
                .extracting(one -> one.fingerprint().text())
                .containsExactly(Fingerprint.of(REPORT).text());
        assertThat(Review.of(facts(week, List.of(half)), WORDS).fresh()).isEmpty();
        assertThat(Review.of(facts(week, List.of()), WORDS).freshKnown()).isFalse();
    }

    @Test
    void callsWithoutEndNameTheStatementAroundThem() {
        Statement item = only(week(W46, counted(ITEM, 1_000_000, 0.2)));
        Statement orders = only(week(W46, counted(ORDERS, 20_000, 8)));
        Loop found = Loop.of(
                        item, List.of(item, orders), definition().thresholds().loop())
                .orElseThrow();
        assertThat(found.around()).isEqualTo(orders);
        assertThat(found.similarity()).isCloseTo(1, within(1e-6));
        // At night, when the other one rests.
        assertThat(Loop.similarity(hours(100, 9, 18), hours(100, 0, 6))).isLessThan(0.5);
        assertThat(Loop.similarity(hours(100, 9, 18), Collections.nCopies(168, 1.0)))
                .isZero();
    }

    @Test
    void anIndexIsACandidateUncheckedCheckedOrRefuted() {
        assertThat(scan(null)).contains("unchecked").contains("create index concurrently on public.orders");
        assertThat(scan(70.0)).contains("Checked with HypoPG");
        assertThat(scan(990.0)).contains("Not worth it");
    }

    @Test
    void whatAWeekWithoutDataCannotSeeStaysAsItWas() {
        Review nothing = Review.of(facts(new QueryWeek("production", W46, 0, List.of()), List.of()), WORDS);
        Review some = Review.of(facts(week(W46, counted(ORDERS, 5, 1_000)), List.of()), WORDS);
        var slow = some.entered().get(0);
        assertThat(nothing.covers(slow)).isFalse();
        assertThat(some.covers(slow)).isTrue();
        // Nobody asked the server for plans.
        assertThat(some.covers(new Finding("query-sequential-scan", slow.object(), Severity.NOTE, "", "")))
                .isFalse();
    }

    private static String scan(@Nullable Double with) {
        SeenPlan plan = new SeenPlan(
                "a",
                1_000,
                "Seq Scan",
                null,
                List.of(new ScanSeen(
                        "public.orders",
                        1_000_000,
                        3,
                        "(customer = ?)",
                        "create index concurrently on public.orders (customer)",
                        with)));
        ServerLook look = new ServerLook(Map.of(Fingerprint.of(ORDERS).hash(), plan), Map.of(), List.of(), List.of());
        WeekFacts facts = new WeekFacts(definition(), week(W46, counted(ORDERS, 10, 10)), List.of(), look);
        return Review.of(facts, WORDS).findings().get(0).suggestion();
    }

    private static Statement only(QueryWeek week) {
        return facts(week, List.of()).statements().get(0);
    }

    private static List<String> kinds(WeekFacts facts) {
        return Review.of(facts, WORDS).findings().stream()
                .map(found -> found.kind().key())
                .toList();
    }
}
