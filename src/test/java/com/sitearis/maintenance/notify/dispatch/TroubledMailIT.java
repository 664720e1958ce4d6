package com.sitearis.maintenance.notify.dispatch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.notify.Outgoing;
import com.sitearis.maintenance.notify.Outgoing.State;
import com.sitearis.maintenance.notify.Plans;
import com.sitearis.maintenance.notify.ScriptedSmtp;
import com.sitearis.maintenance.notify.ScriptedSmtp.Mode;
import com.sitearis.maintenance.notify.Stage;
import com.sitearis.maintenance.notify.sending.Answer;
import com.sitearis.maintenance.plan.Channels.MailSecurity;
import com.sitearis.maintenance.plan.Channels.SmtpServer;
import com.sitearis.maintenance.plan.Secret;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStoreException;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** In the end one mail for each recipient, whatever the server does; or the one possible duplicate, which says that it is one. */
class TroubledMailIT {

    Stage stage = new Stage(Plans.mail(1));

    @Test
    void aServerThatTakesTheMailAndIsGoneBeforeItSaysSoGetsTheSameMailAgain() throws IOException {
        try (ScriptedSmtp server = new ScriptedSmtp(Mode.DROPS_AFTER_DATA, Mode.TAKES)) {
            stage.channels(Plans.mail(server.port()));
            stage.outbox.put(Stage.mail("k1", "a@example.com"));
            stage.drain();
            assertThat(stage.only().state()).isEqualTo(State.WAITING);
            later(Duration.ofMinutes(1));

            assertThat(server.received()).hasSize(2).allMatch(mail -> mail.equals(stored()));
            assertThat(stored()).contains("Message-ID: " + stage.only().messageId());
            assertThat(stage.only().state()).isEqualTo(State.SENT);
        }
    }

    @Test
    void aServerThatIsGoneWithinTheMailGetsItOnce() throws IOException {
        try (ScriptedSmtp server = new ScriptedSmtp(Mode.DROPS_WITHIN_DATA, Mode.BUSY, Mode.TAKES)) {
            stage.channels(Plans.mail(server.port()));
            stage.outbox.put(Stage.mail("k1", "a@example.com"));
            stage.drain();
            later(Duration.ofMinutes(1));
            later(Duration.ofMinutes(5));

            assertThat(server.received()).hasSize(1);
            assertThat(stage.only().attempts()).isEqualTo(3);
        }
    }

    @Test
    void aServerThatIsDownForHoursGetsEveryMailOnceWhenItIsBack() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        stage.channels(Plans.mail(port));
        stage.outbox.put(Stage.mail("k1", "a@example.com"));
        stage.outbox.put(Stage.mail("k1", "b@example.com"));
        for (int hour = 0; hour < 9; hour++) {
            later(Duration.ofHours(1));
        }
        assertThat(stage.all()).allMatch(one -> one.state() == State.WAITING && one.problem() != null);

        try (ScriptedSmtp server = new ScriptedSmtp()) {
            stage.channels(Plans.mail(server.port()));
            later(Duration.ofHours(4));
            later(Duration.ofHours(4));
            assertThat(server.received()).hasSize(2);
            assertThat(stage.all()).allMatch(one -> one.state() == State.SENT);
        }
    }

    @Test
    void aMailThatNobodyTakesForThreeDaysIsGivenUpAndCanBeSentAgain() throws IOException {
        stage.outbox.put(Stage.mail("k1", "a@example.com"));
        for (int hours = 0; hours < 75; hours += 4) {
            later(Duration.ofHours(4));
        }
        assertThat(stage.only().state()).isEqualTo(State.GIVEN_UP);
        assertThat(stage.outbox.list(true, 10)).hasSize(1);

        try (ScriptedSmtp server = new ScriptedSmtp()) {
            stage.channels(Plans.mail(server.port()));
            stage.outbox.resend(stage.only().id(), "alice");
            stage.drain();
            assertThat(server.received()).containsExactly(stored());
        }
    }

    @Test
    void aRefusedRecipientIsOnRecordAndSomebodyElseIsToldUntilNobodyIsLeft() throws IOException {
        try (ScriptedSmtp server = new ScriptedSmtp(
                Mode.REFUSES_RECIPIENT, Mode.REFUSES_RECIPIENT, Mode.REFUSES_RECIPIENT, Mode.REFUSES_RECIPIENT)) {
            stage.channels(Plans.mail(server.port()));
            stage.outbox.put(Stage.mail("k1", "dba@example.com"));
            stage.drain();

            assertThat(stage.all())
                    .extracting(Outgoing::recipient)
                    // dba escalates to devops, devops to lead, lead to support-n3; and after that nobody is left
                    .containsExactly(
                            "support-n3@example.com", "lead@example.com", "devops@example.com", "dba@example.com");
            assertThat(stage.all()).allMatch(one -> one.state() == State.REFUSED);
            assertThat(stage.only("dba@example.com").problem()).contains("550 5.1.1 no such user");
            assertThat(stage.drain()).isZero();
        }
    }

    @Test
    void whoIsToldInsteadLearnsWhatWasRefusedAndWhy() throws IOException {
        try (ScriptedSmtp server = new ScriptedSmtp(Mode.REFUSES_RECIPIENT)) {
            stage.channels(Plans.mail(server.port()));
            stage.outbox.put(Stage.mail("k1", "dba@example.com"));
            stage.drain();

            assertThat(server.received()).hasSize(1);
            assertThat(server.received().get(0))
                    .contains("To: devops@example.com")
                    .contains("Subject: [MAIL REFUSED] SiteAris - dba@example.com")
                    .contains("Subject of k1")
                    .contains("550 5.1.1 no such user");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSES_PASSWORD", "OFFERS_NO_TLS"})
    void aServerThatWillNotHaveUsGetsNoMailAndTheMailWaitsForWhoeverMendsIt(Mode mode) throws IOException {
        try (ScriptedSmtp server = ScriptedSmtp.withStartTls(mode)) {
            stage.channels(Plans.mail(
                    new SmtpServer("localhost", server.port(), MailSecurity.STARTTLS, "me", secret(), authority())));
            stage.outbox.put(Stage.mail("k1", "a@example.com"));
            stage.drain();

            assertThat(server.received()).isEmpty();
            assertThat(stage.only().state()).isEqualTo(State.WAITING);
            assertNothingTells("hunter2");
        }
    }

    @Test
    void theAccountIsToldOnlyToAServerWhoseCertificateIsForItsName() throws IOException {
        try (ScriptedSmtp server = ScriptedSmtp.withStartTls()) {
            SmtpServer right =
                    new SmtpServer("localhost", server.port(), MailSecurity.STARTTLS, "me", secret(), authority());
            SmtpServer wrongName =
                    new SmtpServer("127.0.0.1", server.port(), MailSecurity.STARTTLS, "me", secret(), authority());
            SmtpServer unknown =
                    new SmtpServer("localhost", server.port(), MailSecurity.STARTTLS, "me", secret(), null);
            stage.outbox.put(Stage.mail("k1", "a@example.com"));
            stage.channels(Plans.mail(wrongName));
            stage.drain();
            stage.channels(Plans.mail(unknown));
            later(Duration.ofMinutes(1));
            assertThat(server.dialogue()).noneMatch(line -> line.startsWith("AUTH"));
            assertThat(stage.only().problem()).containsIgnoringCase("certif");

            stage.channels(Plans.mail(right));
            later(Duration.ofMinutes(5));
            assertThat(server.dialogue()).anyMatch(line -> line.startsWith("AUTH"));
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void aPasswordThatIsNotSetIsNamedAndTheMailWaits() {
        SmtpServer server =
                new SmtpServer("localhost", 1, MailSecurity.STARTTLS, "me", Secret.missing("MAIL_PASSWORD"), null);
        stage.channels(Plans.mail(server));
        stage.outbox.put(Stage.mail("k1", "a@example.com"));
        stage.drain();

        assertThat(stage.only().problem()).contains("MAIL_PASSWORD");
    }

    @Test
    void whatADeadSenderHadInHandIsSentOnceItsLeaseHasPassed() throws IOException {
        try (ScriptedSmtp server = new ScriptedSmtp()) {
            stage.channels(Plans.mail(server.port()));
            stage.outbox.put(Stage.mail("k1", "a@example.com"));
            Leases dead = new Leases(stage.jdbc, stage.clock, "dead");
            assertThat(dead.next()).isPresent();

            assertThat(stage.drain()).isZero();
            later(Leases.LENGTH.plusSeconds(1));
            assertThat(server.received()).containsExactly(stored());
            assertThat(stage.only().attempts()).isEqualTo(2);
        }
    }

    @Test
    void aSenderThatWakesUpAfterItsLeaseChangesNothing() {
        stage.outbox.put(Stage.mail("k1", "a@example.com"));
        Leases slow = new Leases(stage.jdbc, stage.clock, "slow");
        var letter = slow.next().orElseThrow();
        stage.clock.forward(Leases.LENGTH.plusSeconds(1));
        assertThat(new Leases(stage.jdbc, stage.clock, "other").next()).isPresent();

        new Verdicts(stage.dataSource, stage.plan::get, stage.clock, "slow")
                .record(letter, new Answer.Refused("too late to count"));

        assertThat(stage.only().state()).isEqualTo(State.WAITING);
    }

    private void later(Duration by) {
        stage.clock.forward(by);
        stage.drain();
    }

    private String stored() {
        byte[] content = stage.outbox.content(stage.only().id());
        return new String(Objects.requireNonNull(content), ISO_8859_1);
    }

    private void assertNothingTells(String secret) {
        List<String> rows = stage.jdbc
                .sql("select outgoing::text from app.outgoing union all"
                        + " select outgoing_event::text from app.outgoing_event")
                .query(String.class)
                .list();
        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(secret));
    }

    private static Secret secret() {
        return new Secret("MAIL_PASSWORD", "hunter2");
    }

    @TempDir
    static Path folder;

    private static Path authority() {
        try {
            byte[] certificate =
                    ScriptedSmtp.keyStore().getCertificate("localhost").getEncoded();
            String pem = "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder().encodeToString(certificate)
                    + "\n-----END CERTIFICATE-----\n";
            return Files.writeString(folder.resolve("authority.pem"), pem);
        } catch (IOException | KeyStoreException | CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
