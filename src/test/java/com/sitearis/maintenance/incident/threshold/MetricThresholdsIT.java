package com.sitearis.maintenance.incident.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.incident.Incident;
import com.sitearis.maintenance.incident.IncidentDatabase;
import com.sitearis.maintenance.incident.IncidentEvent;
import com.sitearis.maintenance.incident.IncidentEvent.Kind;
import com.sitearis.maintenance.incident.IncidentFilter;
import com.sitearis.maintenance.incident.Incidents;
import com.sitearis.maintenance.incident.threshold.MetricThresholdsSettings.Threshold;
import com.sitearis.maintenance.metrics.Delivery;
import com.sitearis.maintenance.metrics.Sample;
import com.sitearis.maintenance.metrics.Series;
import com.sitearis.maintenance.plan.Priority;
import com.sitearis.maintenance.run.QuietScope;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From stored samples to incidents. */
class MetricThresholdsIT {

    private static final Threshold CPU = above("cpu.used", "0.8", "0.7", 3);

    private static IncidentDatabase database;

    private Incidents incidents;
    private MetricThresholdsJob job;
    private int deliveries;

    @BeforeAll
    static void create() {
        database = IncidentDatabase.create("incident_threshold");
    }

    @BeforeEach
    void empty() {
        database.empty();
        incidents = database.incidents();
        job = new MetricThresholdsJob(database.metrics(), incidents, database.clock);
    }

    @Test
    void oneConditionIsOneIncidentThatSaysWhenItEnded() {
        minutes(Series.of("cpu.used", "production", "supabase", Map.of()), 0.9, 0.95, 0.9);
        judge(CPU);
        judge(CPU);
        Incident incident = only();
        assertThat(incident.title()).isEqualTo("cpu.used mean > 80 % (supabase)");
        assertThat(incident.component()).isEqualTo("supabase");
        assertThat(incident.priority()).isEqualTo(Priority.P2);
        assertThat(incident.fires()).isEqualTo(2);
        assertThat(incident.warning()).isTrue();

        later(Duration.ofMinutes(60));
        minutes(Series.of("cpu.used", "production", "supabase", Map.of()), 0.9, 0.9, 0.9);
        judge(CPU);
        later(Duration.ofMinutes(20));
        minutes(Series.of("cpu.used", "production", "supabase", Map.of()), 0.75, 0.75, 0.75);
        judge(CPU);
        assertThat(only().impactEnd())
                .as("between the two values nothing changes")
                .isNull();
        later(Duration.ofMinutes(20));
        minutes(Series.of("cpu.used", "production", "supabase", Map.of()), 0.6, 0.6, 0.6);
        judge(CPU);
        judge(CPU);
        assertThat(only().impactEnd()).isEqualTo(database.clock.instant());
        assertThat(incidents.history(incident.id()))
                .extracting(IncidentEvent::kind)
                .containsExactly(Kind.OPENED, Kind.LASTS, Kind.RECOVERED);
        assertThat(incidents.history(incident.id()))
                .extracting(IncidentEvent::text)
                .contains("mean 91.67 % of 3 samples in 10m", "mean 60 % of 3 samples in 10m");
    }

    @Test
    void tooFewSamplesAreNotJudgedNeitherBadNorFine() {
        assertThat(judge(CPU)).containsExactly("cpu: not judged, no sample ever came in");
        Series series = Series.of("cpu.used", "production", "supabase", Map.of());
        minutes(series, 0.9, 0.9);
        assertThat(judge(CPU)).contains("  supabase not judged: 2 samples in 10m, at least 3 samples are needed");
        assertThat(all()).isEmpty();
        minutes(series, 0.9, 0.9);
        judge(CPU);
        later(Duration.ofHours(2));
        judge(CPU);
        assertThat(only().impactEnd()).as("silence is not health").isNull();
    }

    @Test
    void targetsAndLabelsAreJudgedEachByItself() {
        Threshold lcp = new Threshold(
                "web.lcp",
                null,
                null,
                Map.of("page", "home"),
                List.of("device"),
                Figure.P75,
                new BigDecimal("2500"),
                null,
                null,
                Duration.ofMinutes(10),
                3,
                "P2",
                null,
                null);
        minutes(lcp("www", "mobile", "home"), 4000, 4000, 4000);
        minutes(lcp("www", "desktop", "home"), 900, 900, 900);
        minutes(lcp("shop", "mobile", "home"), 2500, 2500, 2500);
        minutes(lcp("shop", "mobile", "cart"), 9000, 9000, 9000);
        minutes(Series.of("web.lcp", "staging", "www", Map.of("device", "mobile", "page", "home")), 9000, 9000, 9000);
        List<String> notes = judge(lcp);
        assertThat(only().title()).isEqualTo("web.lcp p75 > 2500 ms (www, device=mobile)");
        assertThat(notes).contains("cpu: 2 of 3 fine");
    }

    @Test
    void aShareIsOfTwoSumsAndItsLimitIsNotBeyondIt() {
        Threshold share = new Threshold(
                "sessions.bad",
                "sessions.total",
                null,
                Map.of(),
                List.of(),
                Figure.MEAN,
                new BigDecimal("0.005"),
                null,
                null,
                Duration.ofMinutes(10),
                200,
                "P2",
                "frontend",
                "Errors in browsers");
        Series bad = Series.of("sessions.bad", "production", "www", Map.of());
        Series total = Series.of("sessions.total", "production", "www", Map.of());
        minutes(bad, 1);
        minutes(total, 100);
        assertThat(judge(share))
                .contains("  www not judged: 100 sessions.total in 10m, at least 200 sessions.total are needed");
        // T13 of the definitions: 50 of 10,000 are exactly 0.5 %.
        minutes(bad, 49);
        minutes(total, 9900);
        judge(share);
        assertThat(all()).isEmpty();
        minutes(bad, 1);
        judge(share);
        assertThat(only().title()).isEqualTo("Errors in browsers (www)");
        assertThat(only().component()).isEqualTo("frontend");
    }

    @Test
    void belowIsTheOtherSide() {
        Threshold disk = new Threshold(
                "disk.free",
                null,
                "data",
                Map.of(),
                List.of(),
                Figure.MAX,
                null,
                new BigDecimal("0.2"),
                null,
                Duration.ofMinutes(10),
                2,
                "P1",
                null,
                null);
        Series series = Series.of("disk.free", "production", "data", Map.of());
        minutes(series, 0.19, 0.21);
        judge(disk);
        assertThat(all()).as("one sample above the limit").isEmpty();
        later(Duration.ofMinutes(20));
        minutes(series, 0.19, 0.18);
        judge(disk);
        assertThat(only().title()).isEqualTo("disk.free max < 20 % (data)");
        assertThat(database.response()
                        .month("production", java.time.YearMonth.of(2026, 11))
                        .between()
                        .failures())
                .as("a full disk is no failure of the service yet")
                .isZero();
    }

    private static Threshold above(String metric, String above, @Nullable String ends, int atLeast) {
        return new Threshold(
                metric,
                null,
                null,
                Map.of(),
                List.of(),
                Figure.MEAN,
                new BigDecimal(above),
                null,
                ends == null ? null : new BigDecimal(ends),
                Duration.ofMinutes(10),
                atLeast,
                "P2",
                null,
                null);
    }

    @Test
    void aFrenchPlanIsWarnedInFrench() {
        database.french();
        minutes(Series.of("cpu.used", "production", "supabase", Map.of()), 0.9, 0.95, 0.9);
        judge(CPU);
        assertThat(only().title()).isEqualTo("cpu.used moyenne > 80 % (supabase)");
        assertThat(incidents.history(only().id()).get(0).text()).isEqualTo("moyenne 91.67 % sur 3 échantillons en 10m");
    }

    private static Series lcp(String target, String device, String page) {
        return Series.of("web.lcp", "production", target, Map.of("device", device, "page", page));
    }

    /** The latest now, one a minute before it. */
    private void minutes(Series series, double... values) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            samples.add(new Sample(
                    series, database.clock.instant().minus(Duration.ofMinutes(values.length - 1 - i)), values[i]));
        }
        database.metrics().store(new Delivery("test", Integer.toString(deliveries++), samples));
    }

    private List<String> judge(Threshold threshold) {
        QuietScope scope = new QuietScope();
        job.judge(
                new MetricThresholdsSettings(List.of("production"), Map.of("cpu", threshold)),
                "production",
                database.plan.language(),
                "metric-thresholds",
                scope);
        return scope.notes;
    }

    private void later(Duration by) {
        database.clock.forward(by);
    }

    private List<Incident> all() {
        return incidents.list(new IncidentFilter(null, true, 100));
    }

    private Incident only() {
        assertThat(all()).hasSize(1);
        return all().get(0);
    }
}
