package com.sitearis.maintenance.incident;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.incident.IncidentEvent.Kind;
import com.sitearis.maintenance.metrics.Check;
import com.sitearis.maintenance.metrics.ChecksRecorded;
import com.sitearis.maintenance.plan.Environment;
import com.sitearis.maintenance.plan.Priority;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From stored checks to incidents. */
class OutageWatchIT {

    private static IncidentDatabase database;

    private Incidents incidents;
    private OutageWatch watch;
    private Instant noon;

    @BeforeAll
    static void create() {
        database = IncidentDatabase.create("incident_outage");
    }

    @BeforeEach
    void empty() {
        database.empty();
        incidents = database.incidents();
        watch = new OutageWatch(database.checks(), incidents, () -> database.plan, database.clock);
        noon = database.clock.instant();
    }

    @Test
    void aFrenchPlanHearsOfItInFrench() {
        database.french();
        look("paris", false, "site");
        assertThat(only().title()).isEqualTo("site ne répond pas");
    }

    @Test
    void anOutageIsOneIncidentFromItsFirstFailureToItsRecovery() {
        look("paris", true, "site");
        assertThat(all()).isEmpty();
        later(Duration.ofMinutes(5));
        look("paris", false, "site");
        later(Duration.ofMinutes(5));
        look("paris", false, "site");
        Incident incident = only();
        assertThat(incident.impactStart()).isEqualTo(noon.plus(Duration.ofMinutes(5)));
        assertThat(incident.detected())
                .isEqualTo(noon.plus(Duration.ofMinutes(5)).plusSeconds(30));
        assertThat(incident.fires()).isEqualTo(2);
        assertThat(incident.title()).isEqualTo("site is down");
        assertThat(incident.priority()).isEqualTo(Priority.P0);

        later(Duration.ofMinutes(5));
        look("paris", true, "site");
        later(Duration.ofMinutes(5));
        look("paris", true, "site");
        assertThat(only().impactEnd())
                .isEqualTo(noon.plus(Duration.ofMinutes(15)).plusSeconds(60));
        assertThat(only().state()).isEqualTo(IncidentState.OPEN);
        assertThat(incidents.history(incident.id()))
                .extracting(IncidentEvent::kind)
                .containsExactly(Kind.OPENED, Kind.RECOVERED);
    }

    @Test
    void onlyMostOfTheProbesOpenOne() {
        look("paris", false, "site", "paris", "lyon", "london");
        assertThat(only().component()).isEqualTo("site");
        database.empty();
        record(List.of(check("paris", "site", false), check("lyon", "site", true), check("london", "site", true)));
        assertThat(all()).isEmpty();
    }

    @Test
    void aPartIsAP1UntilEverythingIsDown() {
        record(List.of(check("paris", "site", true), check("paris", "cart", false)));
        assertThat(only().priority()).isEqualTo(Priority.P1);
        later(Duration.ofMinutes(5));
        record(List.of(check("paris", "site", false), check("paris", "cart", false)));
        assertThat(all()).hasSize(2).allMatch(incident -> incident.priority() == Priority.P0);
    }

    @Test
    void aVitalComponentIsAP0ByItselfAndAnotherIsNot() {
        database.plan = IncidentDatabase.plan(
                new Environment(
                        "production", new BigDecimal("99.9"), Map.of(), null, List.of("site", "payment"), List.of()),
                List.of());
        record(List.of(check("paris", "payment", false), check("paris", "cart", false)));
        assertThat(all())
                .extracting(incident -> incident.component() + " " + incident.priority())
                .containsExactlyInAnyOrder("payment P0", "cart P1");
    }

    @Test
    void checksOfLongAgoOpenNothing() {
        List<Check> old = List.of(new Check(
                "production", "site", "log", noon.minus(Duration.ofDays(3)), false, Duration.ofMinutes(5), null));
        record(old);
        assertThat(all()).isEmpty();
    }

    private void look(String probe, boolean up, String component, String... probes) {
        List<Check> checks = new ArrayList<>();
        for (String name : probes.length == 0 ? new String[] {probe} : probes) {
            checks.add(check(name, component, up));
        }
        record(checks);
    }

    /** As the probe does: a failure is told when it is confirmed, half a minute after its first try. */
    private void record(List<Check> checks) {
        database.checks().record(checks);
        if (checks.stream().anyMatch(check -> !check.up())) {
            later(Duration.ofSeconds(30));
        }
        watch.on(new ChecksRecorded(checks));
    }

    private Check check(String probe, String component, boolean up) {
        return new Check(
                "production",
                component,
                probe,
                database.clock.instant(),
                up,
                Duration.ofMinutes(5),
                up ? null : "status 500");
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
