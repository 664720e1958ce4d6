package com.sitearis.maintenance.incident.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.incident.IncidentDatabase;
import com.sitearis.maintenance.incident.Window;
import com.sitearis.maintenance.notify.Outbox;
import com.sitearis.maintenance.notify.Outgoing;
import com.sitearis.maintenance.plan.Channels;
import com.sitearis.maintenance.plan.Contact;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An exceptional window from its announcement to its end, as its contacts hear of it. */
class AnnouncementsIT {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static IncidentDatabase database;

    private Outbox outbox;

    @BeforeAll
    static void create() {
        database = IncidentDatabase.create("announcements");
    }

    @BeforeEach
    void aTeam() {
        database.empty();
        database.plan = plan(Locale.FRENCH, "lead", "dba");
        outbox = new Outbox(database.jdbc(), () -> database.plan, database.clock);
    }

    @Test
    void everybodyHearsEachThingOnceHoweverManyNodesLook() {
        at("2026-11-02T10:00");
        Window window = announce("2026-11-28T22:00", "2026-11-29T01:00");
        assertThat(window.deducted()).isTrue();
        for (LocalDateTime now = LocalDateTime.parse("2026-11-21T12:00");
                now.isBefore(LocalDateTime.parse("2026-11-30T00:00"));
                now = now.plusMinutes(30)) {
            at(now.toString());
            node().tellWhatIsDue();
            node().tellWhatIsDue();
        }
        assertThat(told("dba@example.com")).containsExactly("announced", "week", "day", "hour", "begun", "ended");
        assertThat(told("lead@example.com")).hasSize(6);
        assertThat(moments())
                .containsExactly(
                        "2026-11-02T10:00",
                        "2026-11-21T22:00",
                        "2026-11-27T22:00",
                        "2026-11-28T21:00",
                        "2026-11-28T22:00",
                        "2026-11-29T01:00");
    }

    @Test
    void theAnnouncementIsTheWrittenPlansTemplate() {
        at("2026-11-02T10:00");
        announce("2026-11-28T22:00", "2026-11-29T01:00");
        Outgoing mail = outbox.list(false, 1).get(0);
        assertThat(mail.subject()).isEqualTo("[MAINTENANCE] SiteAris - Mise à jour planifiée (production)");
        assertThat(outbox.text(mail.id()).replace("\r", "")).isEqualTo("""
                Date : du 28/11/2026 22:00 CET au 29/11/2026 01:00 CET
                Impact : Indisponibilité temporaire de la plateforme
                Raison : nouveaux disques
                Contact : lead@example.com, dba@example.com
                """);
    }

    @Test
    void aWindowAnnouncedLessThanSevenDaysAheadIsToldAsNotDeducted() {
        database.plan = plan(Locale.ENGLISH, "lead");
        at("2026-11-23T10:00");
        Window window = announce("2026-11-28T22:00", "2026-11-29T01:00");
        assertThat(window.deducted()).isFalse();
        Outgoing mail = outbox.list(false, 1).get(0);
        assertThat(mail.subject()).isEqualTo("[MAINTENANCE] SiteAris - Planned maintenance (production)");
        assertThat(outbox.text(mail.id()))
                .contains(
                        "Announced less than 7 days ahead: this time is not deducted from the promised availability.");
        at("2026-11-24T10:00");
        node().tellWhatIsDue();
        assertThat(told("lead@example.com")).containsExactly("announced");
    }

    @Test
    void aCancelledWindowIsToldAsCancelledAndThenNothingMore() {
        at("2026-11-02T10:00");
        Window window = announce("2026-11-28T22:00", "2026-11-29T01:00");
        at("2026-11-27T23:00");
        node().tellWhatIsDue();
        node().cancel(requireId(window), "max");
        at("2026-11-28T22:30");
        node().tellWhatIsDue();
        at("2026-11-29T01:30");
        node().tellWhatIsDue();
        assertThat(told("dba@example.com")).containsExactly("announced", "day", "cancelled");
        assertThat(outbox.text(outbox.list(false, 1).get(0).id())).contains("la maintenance n'a pas lieu");
    }

    @Test
    void aReminderThatWouldFollowTheAnnouncementAtOnceIsLeftOut() {
        at("2026-11-28T20:45");
        announce("2026-11-28T22:00", "2026-11-29T01:00");
        at("2026-11-28T21:30");
        node().tellWhatIsDue();
        at("2026-11-28T22:00");
        node().tellWhatIsDue();
        assertThat(told("dba@example.com")).containsExactly("announced", "begun");
    }

    @Test
    void aWindowPutOnRecordAfterwardsIsMailedToNobody() {
        at("2026-11-29T10:00");
        announce("2026-11-28T22:00", "2026-11-29T01:00");
        node().tellWhatIsDue();
        assertThat(told("dba@example.com")).isEmpty();
    }

    @Test
    void whoeverJoinsThePlanLaterHearsOnlyWhatComes() {
        at("2026-11-02T10:00");
        announce("2026-11-28T22:00", "2026-11-29T01:00");
        database.plan = plan(Locale.FRENCH, "lead", "dba", "newcomer");
        at("2026-11-22T10:00");
        node().tellWhatIsDue();
        node().tellWhatIsDue();
        assertThat(told("newcomer@example.com")).containsExactly("week");
    }

    /** The clocks go back on 25 October: seven days on the calendar are an hour longer. */
    @Test
    void remindersKeepTheWallClock() {
        Window window = new Window(
                1L,
                "production",
                local("2026-10-28T22:00"),
                local("2026-10-29T01:00"),
                true,
                "",
                null,
                null,
                local("2026-10-01T00:00"),
                "max",
                null,
                null);
        assertThat(WindowNoticePolicy.due(window, PARIS, local("2026-10-21T21:59")))
                .isEmpty();
        assertThat(WindowNoticePolicy.due(window, PARIS, local("2026-10-21T22:00")))
                .hasValue(WindowNotice.WEEK);
        assertThat(WindowNoticePolicy.due(window, PARIS, local("2026-10-28T22:00")))
                .hasValue(WindowNotice.BEGUN);
        assertThat(WindowNoticePolicy.due(window, PARIS, local("2026-10-29T07:00")))
                .isEmpty();
    }

    private static long requireId(Window window) {
        return Objects.requireNonNull(window.id());
    }

    private Announcements node() {
        return new Announcements(database.source, () -> database.plan, database.clock);
    }

    private Window announce(String from, String to) {
        return node().announce("production", local(from), local(to), "nouveaux disques", null, "max");
    }

    private List<String> told(String recipient) {
        return database.jdbc()
                .sql("select split_part(key, '/', 3) from app.outgoing where recipient = ? order by id")
                .param(recipient)
                .query(String.class)
                .list();
    }

    private List<String> moments() {
        return database.jdbc()
                .sql("select to_char(put_at at time zone 'Europe/Paris', 'YYYY-MM-DD\"T\"HH24:MI') from app.outgoing"
                        + " where recipient = 'dba@example.com' order by id")
                .query(String.class)
                .list();
    }

    private void at(String time) {
        database.clock.set(local(time));
    }

    private static Instant local(String time) {
        return LocalDateTime.parse(time).atZone(PARIS).toInstant();
    }

    private static MaintenancePlan plan(Locale language, String... contacts) {
        Map<String, Contact> byName = new LinkedHashMap<>();
        Stream.of(contacts)
                .forEach(name -> byName.put(
                        name, new Contact(name, name + "@example.com", List.of(), null, Duration.ofMinutes(15), null)));
        return new MaintenancePlan(
                "SiteAris",
                PARIS,
                language,
                Map.of("production", IncidentDatabase.PRODUCTION),
                Map.of(),
                Map.of(),
                Map.of(),
                byName,
                List.of(),
                List.of(),
                new Channels(
                        new Channels.Mailing("us@example.com", "us@example.com", null, Path.of("mail")),
                        Map.of(),
                        Map.of(),
                        Map.of()),
                null);
    }
}
