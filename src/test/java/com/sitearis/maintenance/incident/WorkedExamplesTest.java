package com.sitearis.maintenance.incident;

import static com.sitearis.maintenance.incident.Lives.EVERY;
import static com.sitearis.maintenance.incident.Lives.PARIS;
import static com.sitearis.maintenance.incident.Lives.SUNDAY;
import static com.sitearis.maintenance.incident.Lives.agreed;
import static com.sitearis.maintenance.incident.Lives.check;
import static com.sitearis.maintenance.incident.Lives.exactly;
import static com.sitearis.maintenance.incident.Lives.local;
import static com.sitearis.maintenance.incident.Lives.month;
import static com.sitearis.maintenance.incident.Lives.span;
import static com.sitearis.maintenance.incident.Lives.watched;
import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.incident.sla.Span;
import com.sitearis.maintenance.incident.sla.Spans;
import com.sitearis.maintenance.incident.sla.Timeline;
import com.sitearis.maintenance.metrics.Check;
import com.sitearis.maintenance.plan.Priority;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The worked examples of the definitions, T1 to T9, T14 and T15, by their numbers. Four places, rounded as they are there. */
class WorkedExamplesTest {

    private static final BigDecimal OBJECTIVE = new BigDecimal("99.9");

    @Test
    void t1AnOctoberWithFourWindowsAndTwoOutages() {
        Timeline timeline = Timeline.of(exactly(
                month("2026-10"),
                span("2026-10-10T14:00", "2026-10-10T14:12"),
                span("2026-10-25T22:30", "2026-10-25T23:30")));
        assertThat(month("2026-10").length()).isEqualTo(minutes(44_700));

        SlaAccount account = Accounting.account(timeline, agreed("2026-10"));
        assertThat(account.agreed()).isEqualTo(minutes(43_980));
        assertThat(account.down()).isEqualTo(minutes(42));
        assertThat(account.unknown()).isZero();
        assertThat(rounded(account.availability())).isEqualTo("99.9045");
        assertThat(account.verdict(OBJECTIVE)).isEqualTo(SlaVerdict.MET);

        SlaBudget budget = SlaBudget.of(OBJECTIVE, account.agreed(), account.down());
        assertThat(budget.total()).isEqualTo(Duration.ofMillis(43_980 * 60));
        assertThat(budget.usedPercent().orElseThrow().setScale(1, RoundingMode.HALF_UP))
                .isEqualTo("95.5");

        SlaAccount raw = Accounting.account(timeline, Spans.of(month("2026-10")));
        assertThat(raw.agreed()).isEqualTo(minutes(44_700));
        assertThat(raw.down()).isEqualTo(minutes(72));
        assertThat(rounded(raw.availability())).isEqualTo("99.8389");
    }

    @Test
    void t2RetriesEveryThirtySecondsAddNoWeight() {
        Span outage = span("2026-08-12T10:00", "2026-08-12T10:10");
        List<Check> checks = new ArrayList<>(watched(month("2026-08"), outage));
        checks.removeIf(check -> !check.up());
        for (int retry = 0; retry < 20; retry++) {
            checks.add(check(outage.from().plusSeconds(30L * retry), false));
        }
        assertThat(checks).hasSize(8_926 + 20);

        SlaAccount account = Accounting.account(Timeline.of(checks), Spans.of(month("2026-08")));
        assertThat(account.down()).isEqualTo(minutes(10));
        assertThat(rounded(account.availability())).isEqualTo("99.9776");
        BigDecimal counted = new BigDecimal(8_926 * 100L).divide(new BigDecimal(8_946), 4, RoundingMode.HALF_UP);
        assertThat(counted).isEqualTo("99.7764");
    }

    @Test
    void t3UnknownTimeWidensTheBoundsUntilNothingCanBeConcluded() {
        SlaAccount account = new SlaAccount(minutes(42_480), minutes(42_480 - 320), minutes(20));
        assertThat(account.unknown()).isEqualTo(minutes(300));
        assertThat(rounded(account.availability())).isEqualTo("99.9526");
        assertThat(account.coverage().orElseThrow().setScale(2, RoundingMode.HALF_UP))
                .isEqualTo("99.29");
        assertThat(rounded(account.worst())).isEqualTo("99.2467");
        assertThat(rounded(account.best())).isEqualTo("99.9529");
        assertThat(account.verdict(OBJECTIVE)).isEqualTo(SlaVerdict.INCONCLUSIVE);
        assertThat(Accounting.reason(account, OBJECTIVE, SlaVerdict.INCONCLUSIVE))
                .isNotNull();
    }

    @Test
    void t4OverlappingIncidentsAreOneFailureButTwoRepairs() {
        Incident first = incident(Priority.P0, local("2026-09-15T10:00"), local("2026-09-15T10:30"));
        Incident second = incident(Priority.P1, local("2026-09-15T10:20"), local("2026-09-15T10:50"));
        MeanTimes.Between between =
                MeanTimesPolicy.between(List.of(impact(first), impact(second)), agreed("2026-09"), days(28));
        assertThat(between.down()).isEqualTo(minutes(50));
        assertThat(between.failures()).isEqualTo(1);
        assertThat(MeanTimesPolicy.of(List.of(first, second), between).toRestore())
                .isEqualTo(minutes(30));
    }

    @Test
    void t5AnIncidentOverAMonthsEndIsSplitByTimeAndRepairedOnce() {
        Incident incident = incident(Priority.P0, local("2026-10-31T23:30"), local("2026-11-01T00:45"));
        Spans impact = Spans.of(impact(incident));
        assertThat(impact.and(month("2026-10")).length()).isEqualTo(minutes(30));
        assertThat(impact.and(month("2026-11")).length()).isEqualTo(minutes(45));
        assertThat(month("2026-11")
                        .contains(Optional.ofNullable(incident.impactEnd()).orElseThrow()))
                .isTrue();
        assertThat(incident.toRestore()).contains(minutes(75));
    }

    @Test
    void t6AWindowOverAMonthsEndIsSplit() {
        assertThat(Lives.windows(month("2026-05"))
                        .and(span("2026-05-31T00:00", "2026-06-02T00:00"))
                        .length())
                .isEqualTo(minutes(180));
        Spans last = Spans.of(span("2026-05-31T23:00", "2026-06-01T02:00"));
        assertThat(Lives.windows(month("2026-05"))
                        .and(last)
                        .and(month("2026-05"))
                        .length())
                .isEqualTo(minutes(60));
        assertThat(Lives.windows(month("2026-06"))
                        .and(last)
                        .and(month("2026-06"))
                        .length())
                .isEqualTo(minutes(120));
    }

    @Test
    void t7BudgetsFollowTheAgreedTimeOfEachMonth() {
        Map<String, Double> budgets = Map.of("2026-02", 39.60, "2026-03", 43.68, "2026-08", 43.74, "2026-11", 42.30);
        budgets.forEach((month, minutes) -> assertThat(
                        SlaBudget.of(OBJECTIVE, agreed(month).length(), Duration.ZERO)
                                .total())
                .as(month)
                .isEqualTo(Duration.ofMillis(Math.round(minutes * 60_000))));

        Timeline down = Timeline.of(exactly(month("2026-02"), span("2026-02-10T10:00", "2026-02-10T10:40")));
        SlaAccount raw = Accounting.account(down, Spans.of(month("2026-02")));
        SlaAccount contractual = Accounting.account(down, agreed("2026-02"));
        assertThat(rounded(raw.availability())).isEqualTo("99.9008");
        assertThat(rounded(contractual.availability())).isEqualTo("99.8990");
        assertThat(raw.verdict(OBJECTIVE)).isEqualTo(SlaVerdict.MET);
        assertThat(contractual.verdict(OBJECTIVE)).isEqualTo(SlaVerdict.MISSED);
    }

    @Test
    void t8OnTheDaysOfTheClockChangesTheWindowStaysThreeHours() {
        assertThat(windowOf("2026-03-29")).isEqualTo(instants("2026-03-29T21:00:00Z", "2026-03-30T00:00:00Z"));
        assertThat(windowOf("2026-10-25")).isEqualTo(instants("2026-10-25T22:00:00Z", "2026-10-26T01:00:00Z"));
        assertThat(windowOf("2026-06-07")).isEqualTo(instants("2026-06-07T21:00:00Z", "2026-06-08T00:00:00Z"));
    }

    @Test
    void t9TheTimeBetweenFailuresRollsOverNinetyDays() {
        Span ninety =
                new Span(local("2026-09-01T00:00"), local("2026-09-01T00:00").plus(days(90)));
        List<Span> outages = List.of(
                span("2026-09-05T10:00", "2026-09-05T12:00"),
                span("2026-09-20T10:00", "2026-09-20T12:00"),
                span("2026-10-05T10:00", "2026-10-05T11:00"),
                span("2026-10-20T10:00", "2026-10-20T11:00"));
        MeanTimes.Between between = MeanTimesPolicy.between(outages, Spans.of(ninety), days(90));
        assertThat(between.failures()).isEqualTo(4);
        assertThat(between.down()).isEqualTo(Duration.ofHours(6));
        assertThat(inDays(between.mean())).isEqualTo("22.4");

        Duration oneIn31 = MeanTimesPolicy.between(outages.subList(0, 1), Spans.of(month("2026-09")), days(31))
                .mean();
        Duration oneIn30 = MeanTimesPolicy.between(outages.subList(0, 1), Spans.of(month("2026-09")), days(30))
                .mean();
        assertThat(inDays(oneIn31)).isEqualTo("30.9");
        assertThat(inDays(oneIn30)).isEqualTo("29.9");
    }

    @Test
    void t9WithoutFailuresOnlyALowerBoundIsKnown() {
        Spans ninety = Spans.of(
                new Span(local("2026-09-01T00:00"), local("2026-09-01T00:00").plus(days(90))));
        MeanTimes.Between between = MeanTimesPolicy.between(List.of(), ninety, days(88));
        assertThat(between.mean()).isNull();
        assertThat(between.moreThan()).isEqualTo(days(88));
        MeanTimes.Between blind = MeanTimesPolicy.between(List.of(), ninety, Duration.ZERO);
        assertThat(blind.moreThan()).isNull();
        assertThat(blind.reason()).isNotNull();
    }

    @Test
    void t10AMeanHidesTheMedian() {
        List<Incident> incidents = List.of(lasting(minutes(30)), lasting(minutes(90)), lasting(Duration.ofHours(12)));
        MeanTimes times = MeanTimesPolicy.of(incidents, MeanTimesPolicy.between(List.of(), Spans.NONE, Duration.ZERO));
        assertThat(times.toRestore()).isEqualTo(Duration.ofHours(4).plusMinutes(40));
        assertThat(times.medianToRestore()).isEqualTo(minutes(90));
        assertThat(times.restored()).isEqualTo(3);
        assertThat(times.toAcknowledge()).isEqualTo(minutes(5));
    }

    @Test
    void t14OneCheckInFiveMinutesIsTheFinestStep() {
        Span october = month("2026-10");
        Timeline timeline = Timeline.of(watched(october, span("2026-10-14T12:00", "2026-10-14T12:05")));
        SlaAccount account = Accounting.account(timeline, agreed("2026-10"));
        assertThat(account.down()).isEqualTo(EVERY);
        BigDecimal lost = new BigDecimal(100).subtract(account.availability().orElseThrow());
        assertThat(lost.setScale(4, RoundingMode.HALF_UP)).isEqualTo("0.0114");
        Duration november = SlaBudget.of(OBJECTIVE, agreed("2026-11").length(), Duration.ZERO)
                .total();
        assertThat(BigDecimal.valueOf(november.toMillis())
                        .divide(BigDecimal.valueOf(EVERY.toMillis()), 1, RoundingMode.HALF_UP))
                .isEqualTo("8.5");
    }

    private static Span windowOf(String sunday) {
        Span day = span(sunday + "T23:00", sunday + "T23:30");
        return WeeklyWindows.occurrences(SUNDAY, PARIS, day).get(0);
    }

    private static Span instants(String from, String to) {
        return new Span(Instant.parse(from), Instant.parse(to));
    }

    private static Incident lasting(Duration impact) {
        Instant start = local("2026-09-15T10:00");
        return incident(Priority.P1, start, start.plus(impact));
    }

    private static Incident incident(Priority priority, Instant from, @Nullable Instant to) {
        return new Incident(
                1,
                "cause",
                "production",
                "site",
                "down",
                priority,
                IncidentState.RESOLVED,
                1,
                "probe",
                from,
                from,
                to,
                from.plus(minutes(5)),
                null,
                null,
                null,
                to,
                null,
                false,
                List.of());
    }

    private static Span impact(Incident incident) {
        return new Span(
                incident.impactStart(),
                Optional.ofNullable(incident.impactEnd()).orElseThrow());
    }

    private static String rounded(Optional<BigDecimal> percent) {
        return percent.orElseThrow().setScale(4, RoundingMode.HALF_UP).toString();
    }

    private static String inDays(@Nullable Duration time) {
        return BigDecimal.valueOf(Optional.ofNullable(time).orElseThrow().toMillis())
                .divide(BigDecimal.valueOf(days(1).toMillis()), 1, RoundingMode.HALF_UP)
                .toString();
    }

    private static Duration minutes(long minutes) {
        return Duration.ofMinutes(minutes);
    }

    private static Duration days(long days) {
        return Duration.ofDays(days);
    }
}
