package com.sitearis.maintenance.incident;

import static com.sitearis.maintenance.incident.IncidentDatabase.cause;
import static com.sitearis.maintenance.incident.Lives.local;
import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.incident.IncidentEvent.Kind;
import com.sitearis.maintenance.notify.Notices;
import com.sitearis.maintenance.notify.Outbox;
import com.sitearis.maintenance.notify.Outgoing;
import com.sitearis.maintenance.plan.Channels;
import com.sitearis.maintenance.plan.Contact;
import com.sitearis.maintenance.plan.Environment;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.Priority;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is told of incidents and when, up to the outbox. */
class IncidentNewsIT {

    private static IncidentDatabase database;

    private Outbox outbox;
    private Incidents incidents;
    private IncidentWatch watch;
    private Instant noon;

    @BeforeAll
    static void create() {
        database = IncidentDatabase.create("incident_news");
    }

    @BeforeEach
    void aTeam() {
        database.empty();
        database.plan = plan();
        noon = database.clock.instant();
        outbox = new Outbox(database.jdbc(), () -> database.plan, database.clock);
        Notices notices = new Notices(outbox, () -> database.plan, database.clock);
        IncidentNews news = new IncidentNews(() -> database.plan, notices, database.windows(), database.clock);
        incidents = database.incidents(news);
        watch = watch(news);
    }

    private IncidentWatch watch(IncidentNews news) {
        return new IncidentWatch(
                () -> database.plan,
                incidents,
                database.response(),
                news,
                database.windows(),
                database.checks(),
                database.clock);
    }

    @Test
    void whoeverIsNamedIsToldAndThenTheNextAsLongAsNobodyTakesItUp() {
        Incident incident = incidents.raise(cause("site", Priority.P0, noon, null));
        watch.look();
        assertThat(told()).containsExactly("incident/" + incident.id() + "/opened devops@example.com");
        forward(Duration.ofMinutes(14));
        watch.look();
        assertThat(told()).hasSize(1);
        forward(Duration.ofMinutes(6));
        // Another node that knows of nothing tells nobody twice.
        aSecondLook();
        watch.look();
        assertThat(told()).contains("incident/" + incident.id() + "/opened lead@example.com");
        assertThat(told().stream().filter(one -> one.contains("/opened"))).hasSize(2);
        Outgoing first = outbox.list(false, 100).get(outbox.list(false, 100).size() - 1);
        assertThat(first.subject()).isEqualTo("[INCIDENT] test - [P0] site is down");
        assertThat(text(first)).contains("Nobody works on it yet").contains("incident ack " + incident.id());
    }

    @Test
    void onceItIsTakenUpNobodyElseIsBroughtIn() {
        Incident incident = incidents.raise(cause("site", Priority.P0, noon, null));
        incidents.acknowledge(incident.id(), "max");
        forward(Duration.ofHours(2));
        watch.look();
        incidents.note(incident.id(), "the disk was full", "max");
        incidents.resolve(incident.id(), null, "made room", "max");
        assertThat(told()).hasSize(4).allMatch(one -> one.endsWith("devops@example.com"));
        assertThat(incidents.history(incident.id()))
                .extracting(IncidentEvent::kind)
                .doesNotContain(Kind.RESPONSE_LATE);
    }

    @Test
    void aResponseThatIsLateIsWrittenDownAndToldOnce() {
        Incident incident = incidents.raise(cause("site", Priority.P0, noon, null));
        forward(Duration.ofMinutes(15));
        watch.look();
        assertThat(late(incident)).isZero();
        forward(Duration.ofSeconds(1));
        watch.look();
        watch.look();
        aSecondLook();
        assertThat(late(incident)).isEqualTo(1);
        assertThat(database.response().clock(incidents.get(incident.id())).late())
                .isTrue();
    }

    @Test
    void aPromisedUpdateIsAskedFor() {
        Incident incident = incidents.raise(cause("site", Priority.P0, noon, null));
        incidents.acknowledge(incident.id(), "max");
        incidents.nextUpdate(incident.id(), noon.plusSeconds(1800), "max");
        forward(Duration.ofMinutes(31));
        watch.look();
        watch.look();
        incidents.nextUpdate(incident.id(), noon.plusSeconds(3600), "max");
        forward(Duration.ofMinutes(31));
        watch.look();
        assertThat(incidents.history(incident.id()).stream().filter(event -> event.kind() == Kind.UPDATE_LATE))
                .hasSize(2);
        assertThat(text(outbox.list(false, 1).get(0))).contains("The promised update was not given");
    }

    @Test
    void maintenanceMutesAllButAP0UntilItIsOver() {
        Instant sunday = local("2026-11-22T23:30");
        database.clock.set(sunday);
        Incident cart = incidents.raise(cause("cart", Priority.P1, sunday, null));
        watch.look();
        assertThat(told()).isEmpty();
        Incident site = incidents.raise(cause("site", Priority.P0, sunday, null));
        assertThat(told()).isNotEmpty().allMatch(one -> one.startsWith("incident/" + site.id() + "/"));
        // Recorded all the same; its response time begins when the window ends.
        assertThat(database.response().clock(cart).due()).isEqualTo(local("2026-11-23T03:00"));
        assertThat(database.response().clock(site).due()).isEqualTo(sunday.plus(Duration.ofMinutes(15)));
        database.clock.set(local("2026-11-23T02:00"));
        watch.look();
        assertThat(told()).contains("incident/" + cart.id() + "/opened devops@example.com");
    }

    @Test
    void nobodyOnDutyMeansEverybody() {
        database.plan = plan(List.of(), contact("night", null, Duration.ofMinutes(15)));
        Incident incident = incidents.raise(cause("site", Priority.P0, noon, null));
        assertThat(told()).containsExactly("incident/" + incident.id() + "/opened night@example.com");
    }

    private void aSecondLook() {
        Notices notices = new Notices(outbox, () -> database.plan, database.clock);
        watch(new IncidentNews(() -> database.plan, notices, database.windows(), database.clock))
                .look();
    }

    private long late(Incident incident) {
        return incidents.history(incident.id()).stream()
                .filter(event -> event.kind() == Kind.RESPONSE_LATE)
                .count();
    }

    private List<String> told() {
        return outbox.list(false, 100).stream()
                .map(message -> message.key() + " " + message.recipient())
                .toList();
    }

    private String text(Outgoing message) {
        return new String(Objects.requireNonNull(outbox.content(message.id())), StandardCharsets.UTF_8);
    }

    private void forward(Duration by) {
        database.clock.forward(by);
    }

    private static MaintenancePlan plan() {
        return plan(
                List.of("devops"),
                contact("devops", "lead", Duration.ofMinutes(15)),
                contact("lead", null, Duration.ofMinutes(15)));
    }

    private static MaintenancePlan plan(List<String> named, Contact... contacts) {
        Environment production = new Environment(
                "production",
                IncidentDatabase.PRODUCTION.objective(),
                IncidentDatabase.PRODUCTION.response(),
                null,
                List.of(),
                named);
        Map<String, Contact> byName = new LinkedHashMap<>();
        for (Contact contact : contacts) {
            byName.put(contact.name(), contact);
        }
        return new MaintenancePlan(
                "test",
                Lives.PARIS,
                Locale.ENGLISH,
                Map.of("production", production),
                Map.of(),
                Map.of(),
                Map.of(),
                byName,
                List.of(Lives.SUNDAY),
                List.of(),
                new Channels(
                        new Channels.Mailing("us@example.com", "us@example.com", null, Path.of("mail")),
                        Map.of(),
                        Map.of(),
                        Map.of()));
    }

    private static Contact contact(String name, @Nullable String escalateTo, Duration after) {
        return new Contact(name, name + "@example.com", List.of(), escalateTo, after, null);
    }
}
