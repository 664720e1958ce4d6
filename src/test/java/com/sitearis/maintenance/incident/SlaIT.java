package com.sitearis.maintenance.incident;

import static com.sitearis.maintenance.incident.Lives.exactly;
import static com.sitearis.maintenance.incident.Lives.local;
import static com.sitearis.maintenance.incident.Lives.month;
import static com.sitearis.maintenance.incident.Lives.span;
import static com.sitearis.maintenance.incident.Lives.watched;
import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.incident.sla.Span;
import com.sitearis.maintenance.metrics.Check;
import com.sitearis.maintenance.plan.Environment;
import com.sitearis.maintenance.plan.MaintenanceWindow;
import com.sitearis.maintenance.plan.Priority;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The accounting on stored checks: T1 and T15 end to end, partial months, several components, windows announced and not. */
class SlaIT {

    private static IncidentDatabase database;

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);

    @BeforeAll
    static void create() {
        database = IncidentDatabase.create("incident_sla");
    }

    @BeforeEach
    void empty() {
        database.empty();
    }

    @Test
    void t1FromStoredChecks() {
        // The check before the month's begin speaks for its first minutes.
        database.checks().record(List.of(site(month("2026-10").from().minusSeconds(120), true)));
        database.checks()
                .record(exactly(
                        new Span(local("2026-10-01T00:03"), local("2026-11-01T00:00")),
                        span("2026-10-10T14:00", "2026-10-10T14:12"),
                        span("2026-10-25T22:30", "2026-10-25T23:30")));

        SlaFigures october = database.sla().month("production", OCTOBER);
        assertThat(october.contractual().agreed()).isEqualTo(Duration.ofHours(733));
        assertThat(october.contractual().down()).isEqualTo(Duration.ofMinutes(42));
        assertThat(october.contractual().unknown()).isZero();
        assertThat(october.raw().down()).isEqualTo(Duration.ofMinutes(72));
        assertThat(october.raw().agreed()).isEqualTo(Duration.ofHours(745));
        assertThat(october.verdict()).isEqualTo(SlaVerdict.MET);
        assertThat(october.partial()).isNull();
        assertThat(october.reason()).isNull();
        assertThat(october.windows()).hasSize(4).allMatch(Window::deducted);
    }

    @Test
    void t15AServiceThatBeganOnTheFifteenthIsAccountedForFromThere() {
        database.plan =
                IncidentDatabase.plan(environment(LocalDate.parse("2026-10-15"), List.of()), List.of(Lives.SUNDAY));
        database.checks().record(watched(new Span(local("2026-10-15T00:00"), local("2026-11-01T00:00"))));

        SlaFigures october = database.sla().month("production", OCTOBER);
        // 17 days and the hour of the clock change, without two windows.
        assertThat(october.contractual().agreed()).isEqualTo(Duration.ofHours(17 * 24 + 1 - 6));
        assertThat(october.contractual().unknown()).isZero();
        assertThat(october.partial()).isEqualTo("the service began inside it");
        assertThat(october.from()).isEqualTo(local("2026-10-15T00:00"));
        SlaFigures september = database.sla().month("production", YearMonth.of(2026, 9));
        assertThat(september.contractual()).isEqualTo(SlaAccount.NONE);
        assertThat(september.verdict()).isEqualTo(SlaVerdict.UNKNOWN);
        assertThat(september.partial()).isEqualTo("no time of service in it yet");
    }

    @Test
    void aMonitorThatWasDownLeavesUnknownTime() {
        List<Check> checks = watched(month("2026-10"));
        Span blind = span("2026-10-12T08:00", "2026-10-12T13:10");
        checks.removeIf(check -> blind.contains(check.at()));
        database.checks().record(checks);

        SlaFigures october = database.sla().month("production", OCTOBER);
        // The last check before, at 07:55, speaks until 08:05; the first one afterwards is that of 13:10.
        assertThat(october.contractual().unknown()).isEqualTo(Duration.ofMinutes(305));
        assertThat(october.verdict()).isEqualTo(SlaVerdict.INCONCLUSIVE);
        assertThat(october.reason()).isEqualTo("the unknown time could decide either way");
    }

    @Test
    void aMonthWithoutAnyCheckSaysSo() {
        SlaFigures october = database.sla().month("production", OCTOBER);
        assertThat(october.contractual().availability()).isEmpty();
        assertThat(october.verdict()).isEqualTo(SlaVerdict.UNKNOWN);
        assertThat(october.reason()).isEqualTo("no check says anything about this period");
    }

    @Test
    void aMonthThatIsNotOverIsAccountedForUpToNow() {
        database.clock.set(local("2026-10-06T12:00"));
        database.checks().record(watched(month("2026-10")));
        SlaFigures october = database.sla().month("production", OCTOBER);
        assertThat(october.to()).isEqualTo(local("2026-10-06T12:00"));
        assertThat(october.contractual().agreed()).isEqualTo(Duration.ofHours(5 * 24 + 12 - 3));
        assertThat(october.contractual().unknown()).isZero();
        assertThat(october.partial()).isEqualTo("it is not over");
        // The budget is that of the whole month.
        assertThat(budget(october)).isEqualTo(Duration.ofMillis(43_980 * 60));
        assertThat(october.windows()).hasSize(4);
    }

    @Test
    void vitalComponentsAloneDecideAndEachHasItsOwnFigures() {
        database.plan = IncidentDatabase.plan(environment(null, List.of("site", "payment")), List.of());
        Span october = month("2026-10");
        database.checks().record(watched(october));
        database.checks().record(named("payment", watched(october, span("2026-10-05T10:00", "2026-10-05T11:00"))));
        database.checks().record(named("search", watched(october, span("2026-10-06T10:00", "2026-10-06T12:00"))));

        Sla sla = database.sla();
        assertThat(sla.month("production", OCTOBER).contractual().down()).isEqualTo(Duration.ofHours(1));
        assertThat(sla.month("production", "search", OCTOBER).contractual().down())
                .isEqualTo(Duration.ofHours(2));
        assertThat(sla.month("production", "site", OCTOBER).contractual().down())
                .isZero();
        assertThat(sla.components("production")).containsExactly("payment", "search", "site");
        // Nobody looks at the payment in November: as it is vital, nobody knows.
        database.checks().record(watched(span("2026-11-01T00:00", "2026-11-20T00:00")));
        SlaAccount november = sla.month("production", YearMonth.of(2026, 11)).contractual();
        assertThat(november.known()).isLessThan(Duration.ofMinutes(11));
    }

    @Test
    void theYearIsTheSumOfItsMonths() {
        database.checks().record(watched(month("2026-09"), span("2026-09-02T10:00", "2026-09-02T10:30")));
        database.checks().record(watched(month("2026-10"), span("2026-10-10T14:00", "2026-10-10T14:15")));
        Sla sla = database.sla();
        SlaAccount two = sla.month("production", YearMonth.of(2026, 9))
                .contractual()
                .plus(sla.month("production", OCTOBER).contractual());
        SlaFigures year = sla.year("production", Year.of(2026));
        assertThat(year.contractual().down()).isEqualTo(two.down());
        // What the last check of October says reaches ten minutes into November.
        assertThat(year.contractual().up()).isEqualTo(two.up().plusMinutes(5));
        assertThat(year.partial()).isEqualTo("it is not over");
        assertThat(year.period()).isEqualTo("2026");
        // 8 h 45 min 36 s, less a thousandth of 52 windows of three hours.
        assertThat(budget(year)).isEqualTo(Duration.ofMillis((365L * 24 - 52 * 3) * 3_600));
    }

    @Test
    void exceptionalWindowsAreDeductedOnlyWhenAnnouncedAWeekAhead() {
        Span down = span("2026-10-20T22:00", "2026-10-20T23:00");
        database.checks().record(watched(month("2026-10"), down));
        Windows windows = database.windows();
        database.clock.set(down.from().minus(Duration.ofDays(7)).plusSeconds(1));
        Window late = windows.announce("production", down.from(), down.to(), "new disks", null, "lead");
        assertThat(late.deducted()).isFalse();
        assertThat(late.notDeducted()).isEqualTo("announced less than 7 days before its begin");
        database.clock.set(Instant.parse("2026-11-22T12:00:00Z"));
        assertThat(october().contractual().down()).isEqualTo(Duration.ofHours(1));
        assertThat(october().windows())
                .hasSize(5)
                .filteredOn(window -> !window.deducted())
                .hasSize(1);

        database.clock.set(down.from().minus(Duration.ofDays(7)));
        Window early = windows.announce("production", down.from(), down.to(), "new disks", null, "lead");
        database.clock.set(Instant.parse("2026-11-22T12:00:00Z"));
        assertThat(early.deducted()).isTrue();
        assertThat(october().contractual().down()).isZero();
        assertThat(october().raw().down()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void aWeeklyWindowThatIsPlannedTodayTakesNothingOutOfThePast() {
        // The first plan's windows count as having always been there.
        assertThat(october().windows()).hasSize(4);
        database.windows().planInForce();
        database.windows().planInForce();
        assertThat(october().windows()).hasSize(4);

        var tuesday = new MaintenanceWindow("production", DayOfWeek.TUESDAY, LocalTime.of(1, 0), Duration.ofHours(1));
        database.clock.set(local("2026-10-15T12:00"));
        database.plan = IncidentDatabase.plan(IncidentDatabase.PRODUCTION, List.of(tuesday));
        database.windows().planInForce();
        database.clock.set(Instant.parse("2026-11-22T12:00:00Z"));
        assertThat(october().windows())
                .extracting(Window::from)
                .containsExactly(
                        local("2026-10-04T23:00"),
                        local("2026-10-11T23:00"),
                        local("2026-10-20T01:00"),
                        local("2026-10-27T01:00"));
    }

    @Test
    void aFirstPlanWithoutWindowsIsRememberedToo() {
        database.plan = IncidentDatabase.plan(IncidentDatabase.PRODUCTION, List.of());
        database.windows().planInForce();
        database.plan = IncidentDatabase.plan(IncidentDatabase.PRODUCTION, List.of(Lives.SUNDAY));
        database.windows().planInForce();
        assertThat(october().windows()).isEmpty();
    }

    @Test
    void theBudgetBurnsAsFastAsTheErrorsCome() {
        database.checks()
                .record(watched(
                        span("2026-10-14T00:00", "2026-10-14T12:00"), span("2026-10-14T11:30", "2026-10-14T12:00")));
        database.clock.set(local("2026-10-14T12:00"));
        assertThat(database.sla()
                        .burn("production", Duration.ofHours(1))
                        .orElseThrow()
                        .setScale(0, RoundingMode.HALF_UP))
                .isEqualTo("500");
        assertThat(database.sla()
                        .burn("production", Duration.ofHours(6))
                        .orElseThrow()
                        .setScale(1, RoundingMode.HALF_UP))
                .isEqualTo("83.3");
        database.clock.set(local("2026-10-20T12:00"));
        assertThat(database.sla().burn("production", Duration.ofHours(1))).isEmpty();
    }

    @Test
    void recordingAgainChangesNothing() {
        List<Check> checks = watched(span("2026-10-14T00:00", "2026-10-14T02:00"));
        database.checks().record(checks);
        database.checks().record(checks);
        database.checks().record(List.of());
        assertThat(database.checks()
                        .between("production", "site", local("2026-10-14T00:00"), local("2026-10-14T02:00")))
                .isEqualTo(checks);
        assertThat(database.checks().prune(local("2026-10-14T01:00"))).isEqualTo(12);
        assertThat(database.checks().born("production")).containsEntry("site", local("2026-10-14T01:00"));
    }

    private static Duration budget(SlaFigures figures) {
        return Objects.requireNonNull(figures.budget()).total();
    }

    private SlaFigures october() {
        return database.sla().month("production", OCTOBER);
    }

    private static Environment environment(@Nullable LocalDate since, List<String> vital) {
        return new Environment(
                "production",
                new BigDecimal("99.9"),
                Map.of(Priority.P0, Duration.ofMinutes(15)),
                since,
                vital,
                List.of());
    }

    private static Check site(Instant at, boolean up) {
        return Lives.check(at, up);
    }

    private static List<Check> named(String component, List<Check> checks) {
        return checks.stream()
                .map(check -> new Check(
                        check.environment(), component, check.probe(), check.at(), check.up(), check.interval(), null))
                .toList();
    }
}
