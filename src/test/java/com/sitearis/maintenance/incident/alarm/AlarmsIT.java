package com.sitearis.maintenance.incident.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.incident.Incident;
import com.sitearis.maintenance.incident.IncidentDatabase;
import com.sitearis.maintenance.incident.IncidentEvent;
import com.sitearis.maintenance.incident.IncidentFilter;
import com.sitearis.maintenance.incident.Incidents;
import com.sitearis.maintenance.incident.alarm.MetricsFreshnessSettings.Expected;
import com.sitearis.maintenance.metrics.Check;
import com.sitearis.maintenance.metrics.Delivery;
import com.sitearis.maintenance.metrics.Sample;
import com.sitearis.maintenance.metrics.Series;
import com.sitearis.maintenance.plan.Priority;
import com.sitearis.maintenance.run.QuietScope;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlarmsIT {

    private static final Instant EXPIRY = Instant.parse("2026-12-10T23:59:59Z");
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private static IncidentDatabase database;

    private Incidents incidents;
    private int deliveries;

    @BeforeAll
    static void create() {
        database = IncidentDatabase.create("incident_alarm");
    }

    @BeforeEach
    void empty() {
        database.empty();
        incidents = database.incidents();
    }

    @Test
    void aCertificateIsOneIncidentUntilAnotherIsInItsPlace() {
        certificate(EXPIRY, "site", "cart");
        certificate(Instant.parse("2027-06-01T00:00:00Z"), "payment");
        lookAtCertificates();
        lookAtCertificates();
        assertThat(only().priority()).isEqualTo(Priority.P3);
        assertThat(only().title()).isEqualTo("certificate of cart, site expires 2026-12-11 01:00");

        later(Duration.ofDays(13));
        certificate(EXPIRY, "site", "cart");
        certificate(Instant.parse("2027-06-01T00:00:00Z"), "payment");
        lookAtCertificates();
        assertThat(only().priority()).isEqualTo(Priority.P1);
        later(Duration.ofHours(1));
        certificate(Instant.parse("2027-03-01T00:00:00Z"), "site");
        lookAtCertificates();
        assertThat(only().impactEnd()).as("the cart still has it").isNull();
        certificate(Instant.parse("2027-03-01T00:00:00Z"), "cart");
        lookAtCertificates();
        assertThat(only().impactEnd()).isNotNull();
    }

    @Test
    void aCertificateThatNobodyLookedAtForADayIsNotJudged() {
        certificate(EXPIRY, "site");
        later(Duration.ofDays(10));
        assertThat(lookAtCertificates()).containsExactly("site: not judged, nothing was measured for a day");
        assertThat(all()).isEmpty();
    }

    @Test
    void aBudgetThatBurnsFastIsAP1AndEndsWhenItIsOver() {
        checks(Duration.ofDays(4), Duration.ofMinutes(20));
        lookAtBudget();
        assertThat(only().priority()).isEqualTo(Priority.P1);
        assertThat(only().component()).isNull();
        later(Duration.ofHours(7));
        checks(Duration.ofHours(7), Duration.ZERO);
        lookAtBudget();
        assertThat(only().impactEnd()).isEqualTo(database.clock.instant());
    }

    @Test
    void aBudgetThatBurnsSlowlyIsAP3() {
        // Five minutes of a day are 3.5 times the 0.1 %: over the limit of the day, confirmed by the last two hours,
        // and of no other P1.
        checks(Duration.ofDays(4), Duration.ZERO);
        later(Duration.ofMinutes(35));
        database.checks()
                .record(List.of(check(
                        database.clock.instant().minus(Duration.ofMinutes(35)).plusSeconds(1), false)));
        checks(Duration.ofMinutes(30), Duration.ZERO);
        lookAtBudget();
        assertThat(only().priority()).isEqualTo(Priority.P3);
    }

    @Test
    void aBudgetOfWhichNothingIsKnownRaisesNothingAndEndsNothing() {
        assertThat(lookAtBudget()).contains("not judged: too little is known of the last hours");
        assertThat(all()).isEmpty();
        checks(Duration.ofDays(4), Duration.ofMinutes(20));
        lookAtBudget();
        later(Duration.ofDays(5));
        lookAtBudget();
        assertThat(only().impactEnd()).isNull();
    }

    @Test
    void silenceIsToldOnceAndEndsWithTheNextSample() {
        Expected lcp = new Expected("web.lcp", "production", "www", Duration.ofHours(6));
        sample("web.lcp", "other", 1);
        lookAtFreshness(lcp);
        assertThat(all()).as("it is expected since this very moment").isEmpty();
        later(Duration.ofHours(7));
        assertThat(lookAtFreshness(lcp)).containsExactly("web.lcp of production, www: never came in, SILENT");
        lookAtFreshness(lcp);
        assertThat(only().fires()).isEqualTo(2);
        assertThat(only().title()).isEqualTo("nothing new of web.lcp of production, www");
        sample("web.lcp", "www", 1);
        lookAtFreshness(lcp);
        assertThat(only().impactEnd()).isEqualTo(database.clock.instant());
        later(Duration.ofHours(7));
        lookAtFreshness(lcp);
        assertThat(only().impactEnd()).isNull();
    }

    private void certificate(Instant expiry, String... components) {
        for (String component : components) {
            double left = Duration.between(database.clock.instant(), expiry).toMillis() / 1000.0;
            sample("tls.left", component, left);
        }
    }

    @Test
    void aFrenchPlanIsWarnedInFrench() {
        database.french();
        checks(Duration.ofDays(4), Duration.ofMinutes(20));
        certificate(EXPIRY, "site", "cart");
        lookAtCertificates();
        lookAtBudget();
        Expected lcp = new Expected("web.lcp", "production", "www", Duration.ofHours(6));
        lookAtFreshness(lcp);
        later(Duration.ofHours(7));
        assertThat(lookAtFreshness(lcp))
                .as("what a run notes stays as it is")
                .anyMatch(note -> note.contains("SILENT"));
        assertThat(all())
                .extracting(Incident::title)
                .containsExactlyInAnyOrder(
                        "le certificat de cart, site expire le 2026-12-11 01:00",
                        "le budget d'erreur de production s'épuise trop vite",
                        "plus rien de nouveau pour web.lcp de production, www");
        assertThat(all())
                .flatExtracting(incident -> incidents.history(incident.id()))
                .extracting(IncidentEvent::text)
                .allSatisfy(text -> assertThat(text)
                        .doesNotContainPattern(
                                "\\b(the|of|over|expires|latest|never|known|days|rate|nothing|runbook)\\b"));
    }

    private void sample(String metric, String target, double value) {
        Series series = Series.of(metric, "production", target, Map.of());
        Sample sample = new Sample(series, database.clock.instant(), value);
        database.metrics().store(new Delivery("test", Integer.toString(deliveries++), List.of(sample)));
    }

    /** Every five minutes up to now, down at the end. */
    private void checks(Duration time, Duration down) {
        Instant now = database.clock.instant();
        List<Check> checks = new ArrayList<>();
        for (Instant at = now.minus(time); !at.isAfter(now); at = at.plus(FIVE_MINUTES)) {
            checks.add(check(at, at.isBefore(now.minus(down)) || down.isZero()));
        }
        database.checks().record(checks);
    }

    private static Check check(Instant at, boolean up) {
        return new Check("production", "site", "paris", at, up, FIVE_MINUTES, null);
    }

    private List<String> lookAtCertificates() {
        QuietScope scope = new QuietScope();
        new CertificateExpiryJob(database.metrics(), incidents, database.clock)
                .look(
                        new CertificateExpirySettings(List.of("production"), Duration.ofDays(21), Duration.ofDays(7)),
                        "production",
                        ZoneId.of("Europe/Paris"),
                        database.plan.language(),
                        "certificate-expiry",
                        scope);
        return scope.notes;
    }

    private List<String> lookAtBudget() {
        QuietScope scope = new QuietScope();
        new ErrorBudgetJob(database.sla(), incidents, database.clock)
                .look("production", database.plan.language(), "error-budget", scope);
        return scope.notes;
    }

    private List<String> lookAtFreshness(Expected expected) {
        QuietScope scope = new QuietScope();
        new MetricsFreshnessJob(database.metrics(), database.jdbc(), incidents, database.clock)
                .look(List.of(expected), database.plan.language(), "metrics-freshness", scope);
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
