package com.sitearis.maintenance.incident;

import static com.sitearis.maintenance.incident.IncidentDatabase.cause;
import static com.sitearis.maintenance.incident.Lives.local;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sitearis.maintenance.incident.IncidentEvent.Kind;
import com.sitearis.maintenance.plan.Priority;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class IncidentsIT {

    private static IncidentDatabase database;

    private Incidents incidents;
    private Instant noon;

    @BeforeAll
    static void create() {
        database = IncidentDatabase.create("incident_registry");
    }

    @BeforeEach
    void empty() {
        database.empty();
        incidents = database.incidents();
        noon = database.clock.instant();
    }

    @Test
    void aCauseHasOneIncidentHoweverOftenItFires() {
        Incident first = incidents.raise(cause("site", Priority.P1, noon, null));
        Incident again = incidents.raise(cause("site", Priority.P1, noon.plusSeconds(300), null));
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.fires()).isEqualTo(2);
        assertThat(again.impactStart()).isEqualTo(noon);
        assertThat(incidents.history(first.id()))
                .extracting(IncidentEvent::kind)
                .containsExactly(Kind.OPENED);
        assertThat(incidents.raise(cause("cart", Priority.P1, noon, null)).id()).isNotEqualTo(first.id());
    }

    @Test
    void nodesThatReportTheSameCauseAtOnceOpenOne() throws Exception {
        int nodes = 8;
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(nodes);
        List<Future<Incident>> opened = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            opened.add(threads.submit(() -> {
                start.await();
                return database.incidents().raise(cause("site", Priority.P0, noon, null));
            }));
        }
        start.countDown();
        for (Future<Incident> one : opened) {
            one.get();
        }
        threads.shutdown();
        assertThat(incidents.list(new IncidentFilter(null, true, 100)))
                .singleElement()
                .extracting(Incident::fires)
                .isEqualTo(nodes);
    }

    @Test
    void theWorstReportCountsUntilAPersonHasConfirmed() {
        Incident incident = incidents.raise(cause("site", Priority.P1, noon, null));
        assertThat(incidents.raise(cause("site", Priority.P0, noon, null)).priority())
                .isEqualTo(Priority.P0);
        incidents.confirm(incident.id(), Priority.P2, "only the images", "lea");
        assertThat(incidents.raise(cause("site", Priority.P0, noon, null)).priority())
                .isEqualTo(Priority.P2);
        assertThat(incidents.history(incident.id()))
                .extracting(IncidentEvent::kind)
                .containsExactly(Kind.OPENED, Kind.PRIORITY, Kind.CONFIRMED, Kind.PRIORITY);
    }

    @Test
    void aRecoveryEndsTheImpactAndARelapseTakesItBack() {
        Incident incident = incidents.raise(cause("site", Priority.P0, noon, null));
        incidents.recovered(incident.cause(), noon.plusSeconds(600), "probe paris");
        incidents.recovered(incident.cause(), noon.plusSeconds(900), "probe paris");
        assertThat(incidents.get(incident.id()).impactEnd()).isEqualTo(noon.plusSeconds(600));
        assertThat(incidents.get(incident.id()).state()).isEqualTo(IncidentState.OPEN);

        incidents.raise(cause("site", Priority.P0, noon.plusSeconds(1200), null));
        assertThat(incidents.get(incident.id()).impactEnd()).isNull();
        assertThat(incidents.history(incident.id()))
                .extracting(IncidentEvent::kind)
                .containsExactly(Kind.OPENED, Kind.RECOVERED, Kind.RELAPSED);
    }

    @Test
    void whatFiresAgainSoonAfterItsResolutionWasNotResolved() {
        Incident incident = incidents.raise(cause("site", Priority.P0, noon, null));
        incidents.resolve(incident.id(), noon, "restarted", "lea");
        database.clock.forward(Duration.ofMinutes(30));
        Incident again = incidents.raise(cause("site", Priority.P0, database.clock.instant(), null));
        assertThat(again.id()).isEqualTo(incident.id());
        assertThat(again.state()).isEqualTo(IncidentState.ACKNOWLEDGED);
        assertThat(again.fires()).isEqualTo(2);

        incidents.resolve(incident.id(), null, "replaced", "lea");
        database.clock.forward(Duration.ofMinutes(31));
        Incident other = incidents.raise(cause("site", Priority.P0, database.clock.instant(), null));
        assertThat(other.id()).isNotEqualTo(incident.id());
        assertThatThrownBy(() -> incidents.reopen(incident.id(), "again", "lea"))
                .isInstanceOf(IncidentRefused.class)
                .hasMessageContaining("cannot be reopened");
    }

    @Test
    void anIncidentIsTakenUpHandedOnResolvedAndClosedWithItsChecklist() {
        Incident incident = incidents.raise(cause("site", Priority.P0, noon, null));
        database.clock.forward(Duration.ofMinutes(4));
        incidents.acknowledge(incident.id(), "lea");
        incidents.acknowledge(incident.id(), "max");
        incidents.assign(incident.id(), "max", "lea");
        incidents.deployment(incident.id(), "3f2c1a9", "max");
        incidents.deployment(incident.id(), "3f2c1a9", "max");
        database.clock.forward(Duration.ofMinutes(20));
        incidents.resolve(incident.id(), noon.plus(Duration.ofMinutes(20)), "rolled back", "max");
        assertThatThrownBy(() -> incidents.close(incident.id(), "", "max"))
                .isInstanceOf(IncidentRefused.class)
                .hasMessageContaining("lacks: resolution, users-told, documented, root-cause, actions, procedures");
        for (ChecklistItem item : ChecklistItem.values()) {
            incidents.answer(incident.id(), item, "done", "max");
        }
        Incident closed = incidents.close(incident.id(), "", "max");

        assertThat(closed.state()).isEqualTo(IncidentState.CLOSED);
        assertThat(closed.assignee()).isEqualTo("max");
        assertThat(closed.deployments()).containsExactly("3f2c1a9");
        assertThat(closed.toAcknowledge()).contains(Duration.ofMinutes(4));
        assertThat(closed.toRestore()).contains(Duration.ofMinutes(20));
        assertThat(incidents.history(incident.id()).stream()
                        .filter(event -> event.kind() == Kind.STATE)
                        .map(event -> event.from() + " " + event.to() + " " + event.by()))
                .containsExactly("OPEN ACKNOWLEDGED lea", "ACKNOWLEDGED RESOLVED max", "RESOLVED CLOSED max");
    }

    @Test
    void aMinorIncidentNeedsNoChecklistAndAFalseAlarmNothing() {
        Incident minor = incidents.raise(cause("search", Priority.P2, noon, null));
        assertThatThrownBy(() -> incidents.close(minor.id(), "", "lea")).isInstanceOf(IncidentRefused.class);
        incidents.resolve(minor.id(), null, "", "lea");
        assertThat(incidents.close(minor.id(), "", "lea").state()).isEqualTo(IncidentState.CLOSED);
        Incident none = incidents.raise(cause("site", Priority.P0, noon, null));
        assertThat(incidents.falseAlarm(none.id(), "a firewall of ours", "lea").falseAlarm())
                .isTrue();
    }

    @Test
    void anImpactCannotEndBeforeItBeganOrInTheFuture() {
        Incident incident = incidents.raise(cause("site", Priority.P0, noon, null));
        for (Instant wrong : List.of(noon.minusSeconds(1), noon.plusSeconds(1))) {
            assertThatThrownBy(() -> incidents.resolve(incident.id(), wrong, "", "lea"))
                    .isInstanceOf(IncidentRefused.class);
        }
        assertThat(incidents.history(incident.id())).hasSize(1);
    }

    @Test
    void whatHappenedIsNotChangedAfterwards() {
        incidents.raise(cause("site", Priority.P0, noon, null));
        for (String change : List.of("update app.incident_event set by = 'me'", "delete from app.incident_event")) {
            assertThatThrownBy(() -> database.jdbc().sql(change).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("is not changed afterwards");
        }
    }

    @Test
    void aChangeWhoseListenerFailsDoesNotHappen() {
        Incidents troubled = database.incidents((incident, event) -> {
            throw new IllegalStateException("the outbox is full");
        });
        assertThatThrownBy(() -> troubled.raise(cause("site", Priority.P0, noon, null)))
                .hasMessage("the outbox is full");
        assertThat(incidents.list(new IncidentFilter(null, true, 10))).isEmpty();
    }

    @Test
    void t5CountsARepairInTheMonthOfItsEnd() {
        Incident incident =
                incidents.raise(cause("site", Priority.P0, local("2026-10-31T23:30"), local("2026-10-31T23:32")));
        incidents.resolve(incident.id(), local("2026-11-01T00:45"), "", "lea");
        Incident alarm = incidents.raise(cause("cart", Priority.P0, local("2026-11-03T10:00"), null));
        incidents.falseAlarm(alarm.id(), "none", "lea");
        Response response = database.response();

        assertThat(response.month("production", YearMonth.of(2026, 10)).restored())
                .isZero();
        MeanTimes november = response.month("production", YearMonth.of(2026, 11));
        assertThat(november.restored()).isEqualTo(1);
        assertThat(november.toRestore()).isEqualTo(Duration.ofMinutes(75));
        assertThat(november.between().failures()).isEqualTo(1);
        // Nothing was checked in these 90 days: how rare failures are, nobody knows.
        assertThat(november.between().mean()).isNull();
        assertThat(november.between().reason()).isEqualTo("no check says anything about these days");
    }
}
