package com.sitearis.maintenance.kpi.figures;

import static com.sitearis.maintenance.kpi.SampleMonth.OCTOBER;
import static com.sitearis.maintenance.kpi.SampleMonth.incident;
import static com.sitearis.maintenance.kpi.SampleMonth.nothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sitearis.maintenance.kpi.SampleMonth;
import com.sitearis.maintenance.kpi.definition.Aggregation;
import com.sitearis.maintenance.kpi.definition.Kpi;
import com.sitearis.maintenance.kpi.definition.Label;
import com.sitearis.maintenance.kpi.definition.Measure;
import com.sitearis.maintenance.kpi.definition.Objective;
import com.sitearis.maintenance.kpi.definition.Unit;
import com.sitearis.maintenance.kpi.inputs.Availability;
import com.sitearis.maintenance.kpi.inputs.CoverageBuild;
import com.sitearis.maintenance.kpi.inputs.DeploymentLine;
import com.sitearis.maintenance.kpi.inputs.Distribution;
import com.sitearis.maintenance.kpi.inputs.IncidentLine;
import com.sitearis.maintenance.kpi.inputs.Input;
import com.sitearis.maintenance.kpi.inputs.MonthInputs;
import com.sitearis.maintenance.kpi.inputs.Note;
import com.sitearis.maintenance.kpi.inputs.Reliability;
import com.sitearis.maintenance.kpi.words.FigureText;
import com.sitearis.maintenance.kpi.words.Words;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The worked examples of the definitions, named by their numbers, and the rules for verdicts. */
class ReckoningTest {

    private static final FigureText ENGLISH = new FigureText(Words.in(Locale.ENGLISH));

    @Test
    void t1OctoberWithFourWindowsAndFortyTwoMinutesDown() {
        Figure figure = figure(
                "availability",
                nothing(OCTOBER).with(parts -> parts.availability = Input.of(SampleMonth.t1(), "checks")));
        assertThat(figure.value()).isCloseTo(0.999045, within(5e-7));
        assertThat(figure.verdict()).isEqualTo(Verdict.MET);
        assertThat(shown("availability", figure)).isEqualTo("99.9045 %");
        assertThat(figure.parts().get(0).value()).isCloseTo(0.998389, within(5e-7));
    }

    @Test
    void t3UnknownTimeThatCouldDecideLeavesTheObjectiveOpen() {
        Figure figure = availability(42_480, 300, 20);
        assertThat(figure.value()).isCloseTo(0.999526, within(5e-7));
        assertThat(shown("availability", figure)).as("cut").isEqualTo("99.9525 %");
        assertThat(figure.coverage()).isCloseTo(0.9929, within(5e-5));
        assertThat(figure.worst()).isCloseTo(0.992467, within(5e-7));
        assertThat(figure.best()).isCloseTo(0.999529, within(5e-7));
        assertThat(figure.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void exactlyTheObjectiveIsAMiss() {
        assertThat(availability(43_980 * 1000, 0, 43_980).verdict()).isEqualTo(Verdict.MISSED);
        assertThat(availability(43_980 * 1000, 0, 43_979).verdict()).isEqualTo(Verdict.MET);
    }

    @Test
    void aMonitorThatMeasuredNothingMakesNoFigure() {
        Figure figure = availability(42_480, 42_480, 0);
        assertThat(figure.value()).isNull();
        assertThat(figure.verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(figure.blank()).isEqualTo(Note.of("reason.nobody-watched"));
    }

    @Test
    void t9FourFailuresInNinetyDays() {
        Figure figure = betweenFailures(Duration.ofDays(90), Duration.ofHours(6), 4);
        assertThat(shown("mtbf", figure)).isEqualTo("22.4 d");
        assertThat(figure.verdict()).isEqualTo(Verdict.MISSED);
    }

    @Test
    void withoutAFailureTheWindowIsALowerBound() {
        Figure figure = betweenFailures(Duration.ofDays(90), Duration.ZERO, 0);
        assertThat(shown("mtbf", figure)).isEqualTo("> 90.0 d");
        assertThat(figure.verdict()).isEqualTo(Verdict.MET);
    }

    @Test
    void noFailureSeenWhileTheMonitorWasAwayProvesNothing() {
        Figure figure = betweenFailures(Duration.ofDays(40), Duration.ZERO, 0);
        assertThat(shown("mtbf", figure)).isEqualTo("> 40.0 d");
        assertThat(figure.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void t10MeanTimeToRestoreAndMedianBesideIt() {
        Figure figure = figure("mttr", SampleMonth.rich(OCTOBER));
        assertThat(figure.value()).isEqualTo(280 * 60.0);
        assertThat(shown("mttr", figure)).isEqualTo("4.67 h");
        assertThat(figure.verdict()).isEqualTo(Verdict.MISSED);
        assertThat(figure.samples()).as("P3 does not count").isEqualTo(3);
        assertThat(figure.parts().get(0).value()).isEqualTo(90 * 60.0);
    }

    @Test
    void warningsAreNoOutages() {
        IncidentLine outage = incident(OCTOBER, "#1", 1, 10, Duration.ofMinutes(30));
        IncidentLine disk = warning(incident(OCTOBER, "#2", 1, 11, Duration.ofDays(3)));
        MonthInputs october =
                nothing(OCTOBER).with(parts -> parts.incidents = Input.of(List.of(outage, disk), "incidents"));
        assertThat(shown("mttr", figure("mttr", october))).isEqualTo("0.50 h");
        assertThat(figure("mttr", october).samples()).isEqualTo(1);
    }

    private static IncidentLine warning(IncidentLine line) {
        return new IncidentLine(
                line.reference(),
                line.priority(),
                line.environment(),
                line.component(),
                line.title(),
                line.impactStart(),
                line.detected(),
                line.acknowledged(),
                line.restored(),
                line.responseTarget(),
                line.postMortem(),
                true);
    }

    @Test
    void t5AnIncidentCountsInTheMonthOfItsRestoration() {
        var late = incident(OCTOBER, "I", 1, 31, Duration.ofHours(20));
        MonthInputs october = nothing(OCTOBER).with(parts -> parts.incidents = Input.of(List.of(late), "i"));
        MonthInputs november =
                nothing(OCTOBER.plusMonths(1)).with(parts -> parts.incidents = Input.of(List.of(late), "i"));
        assertThat(figure("mttr", october).blank()).isEqualTo(Note.of("reason.no-incident"));
        assertThat(shown("mttr", figure("mttr", november))).isEqualTo("20.00 h");
    }

    @Test
    void t11DeploymentsThatWereRolledBackCountAgainstTheKpiButNotThePipeline() {
        Figure figure = figure("deployments", SampleMonth.rich(OCTOBER));
        assertThat(shown("deployments", figure)).isEqualTo("85.71 %");
        assertThat(figure.samples()).as("without canceled ones and previews").isEqualTo(14);
        Kpi kpi = kpi("deployments");
        assertThat(ENGLISH.value(kpi, figure.parts().get(0).value())).isEqualTo("92.86 %");
        assertThat(figure.doubts()).contains(Note.of("doubt.few-deployments", 14));
    }

    @Test
    void aMonthWithoutDeploymentsHasNoRate() {
        List<DeploymentLine> none = List.of();
        Figure figure =
                figure("deployments", nothing(OCTOBER).with(parts -> parts.deployments = Input.of(none, "GitHub")));
        assertThat(figure.blank()).isEqualTo(Note.of("reason.no-deployment"));
        assertThat(figure.verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void t12TheMeanIsOverRequestsNotOverHours() {
        double sum = 1_000 * 0.150 + 10 * 2.0;
        Figure figure = figure("response-time", measured(new Distribution("http.response", "", 1_010, sum, Map.of())));
        assertThat(shown("response-time", figure)).isEqualTo("168.3 ms");
    }

    @Test
    void t13ExactlyHalfAPercentIsNotOverHalfAPercent() {
        Kpi kpi = new Kpi(
                "errors",
                null,
                new Label("E", "E"),
                Measure.SESSIONS_BAD,
                Aggregation.RATIO,
                new Objective(false, false, new BigDecimal("0.5"), Unit.PERCENT),
                false,
                1,
                true,
                2);
        Figure figure = Reckoning.figure(
                kpi,
                measured(
                        new Distribution("sessions.total", "", 4, 10_000, Map.of()),
                        new Distribution("sessions.bad", "", 3, 37 + 12 + 1, Map.of())));
        assertThat(ENGLISH.value(kpi, figure)).isEqualTo("0.50 %");
        assertThat(figure.verdict()).isEqualTo(Verdict.MET);
    }

    @Test
    void theWorseDeviceClassDecides() {
        Figure figure = figure("lcp", measured(vital("mobile", 500, 2.7), vital("desktop", 5_000, 1.9)));
        assertThat(shown("lcp", figure)).isEqualTo("2.70 s");
        assertThat(figure.verdict()).isEqualTo(Verdict.MISSED);
    }

    @Test
    void underAHundredSamplesThereIsNoVerdict() {
        assertThat(figure("lcp", measured(vital("mobile", 99, 2.0))).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(figure("lcp", measured(vital("mobile", 100, 2.0))).verdict()).isEqualTo(Verdict.MET);
    }

    @Test
    void aClassTooSmallToJudgeKeepsTheOtherFromBeingGreenButNotFromBeingRed() {
        assertThat(figure("lcp", measured(vital("mobile", 12, 9.0), vital("desktop", 900, 2.0)))
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(figure("lcp", measured(vital("mobile", 12, 1.0), vital("desktop", 900, 3.0)))
                        .verdict())
                .isEqualTo(Verdict.MISSED);
    }

    @Test
    void anOldBuildSaysHowOldItIs() {
        CoverageBuild old = new CoverageBuild(
                "coverage.lines",
                OCTOBER.minusMonths(1).atDay(2).atStartOfDay(SampleMonth.PARIS).toInstant(),
                0.83,
                0,
                0L);
        Figure figure =
                figure("coverage", nothing(OCTOBER).with(parts -> parts.coverage = Input.of(List.of(old), "JaCoCo")));
        assertThat(figure.doubts()).containsExactly(Note.of("doubt.old-build", 60L));
    }

    @Test
    void withoutAnySourceEveryFigureIsBlankWithItsReason() {
        assertThat(Reckoning.figures(SampleMonth.shipped(), nothing(OCTOBER))).allSatisfy(figure -> {
            assertThat(figure.value()).isNull();
            assertThat(figure.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(figure.blank()).isEqualTo(Note.of("reason.no-source"));
        });
    }

    @Test
    void noRoundingCrossesALine() {
        Kpi availability = kpi("availability");
        assertThat(ENGLISH.value(availability, 0.9999999)).isEqualTo("99.9999 %");
        assertThat(ENGLISH.value(availability, 1.0)).isEqualTo("100.0000 %");
        assertThat(ENGLISH.value(availability, 0.99900000001)).isEqualTo("99.9001 %");
        assertThat(ENGLISH.value(kpi("response-time"), 0.19999)).isEqualTo("199.9 ms");
        assertThat(new FigureText(Words.in(Locale.FRENCH)).value(availability, 0.999045))
                .isEqualTo("99,9045 %");
    }

    private static Figure availability(int agreed, int unknown, int down) {
        Availability time = new Availability(
                Duration.ofMinutes(agreed),
                Duration.ofMinutes(agreed - unknown),
                Duration.ofMinutes(down),
                Duration.ofMinutes(agreed - unknown),
                Duration.ofMinutes(down),
                List.of(),
                List.of());
        return figure("availability", nothing(OCTOBER).with(parts -> parts.availability = Input.of(time, "checks")));
    }

    private static Figure betweenFailures(Duration observed, Duration down, int failures) {
        Reliability rolling = new Reliability(Duration.ofDays(90), observed, down, failures);
        return figure("mtbf", nothing(OCTOBER).with(parts -> {
            parts.incidents = Input.of(List.of(), "i");
            parts.reliability = Input.of(rolling, "i");
        }));
    }

    private static Distribution vital(String device, long samples, double p75) {
        return new Distribution("web.lcp", device, samples, 0, Map.of("p75", p75));
    }

    private static MonthInputs measured(Distribution... known) {
        return nothing(OCTOBER).with(parts -> parts.distributions = Input.of(List.of(known), "m"));
    }

    private static Figure figure(String kpi, MonthInputs inputs) {
        return Reckoning.figure(kpi(kpi), inputs);
    }

    private static String shown(String kpi, Figure figure) {
        return ENGLISH.value(kpi(kpi), figure);
    }

    private static Kpi kpi(String name) {
        return SampleMonth.shipped().kpi(name).orElseThrow();
    }
}
