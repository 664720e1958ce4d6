package com.sitearis.maintenance.notify.bounce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sitearis.maintenance.notify.Outgoing;
import com.sitearis.maintenance.notify.Outgoing.State;
import com.sitearis.maintenance.notify.Plans;
import com.sitearis.maintenance.notify.ScriptedSmtp;
import com.sitearis.maintenance.notify.ScriptedSmtp.Mode;
import com.sitearis.maintenance.notify.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mails that come back after they were taken, and those that are refused at once. */
class BouncesIT {

    @TempDir
    Path mailbox;

    private Stage stage;
    private Bounces bounces;

    @BeforeEach
    void aMailThatWasSent() {
        stage = new Stage(Plans.folder(mailbox));
        bounces = new Bounces(stage.dataSource, stage.plan::get, stage.clock);
        stage.outbox.put(Stage.mail("k1", "dba@example.com"));
        stage.drain();
    }

    @Test
    void aMailThatIsLostIsMarkedAndSomebodyElseIsToldOnce() {
        String report = postfix("failed", "5.1.1", "smtp; 550 5.1.1 <dba@example.com>: no such user");
        assertThat(take(report)).singleElement().asString().contains("refused for good", "no such user");
        assertThat(take(report)).containsExactly("dba@example.com: known already");
        stage.drain();

        Outgoing lost = stage.only("dba@example.com");
        assertThat(lost.state()).isEqualTo(State.BOUNCED);
        assertThat(lost.problem()).contains("5.1.1", "no such user");
        assertThat(stage.outbox.events(lost.id()))
                .extracting(Outgoing.Event::event)
                .containsExactly("PUT", "SENT", "BOUNCED");
        assertThat(stage.outbox.list(true, 10)).hasSize(1);
        // dba escalates to devops; the address itself is told nothing.
        assertThat(stage.all()).hasSize(2);
        assertThat(stage.outbox.text(stage.only("devops@example.com").id())).contains("Subject of k1", "no such user");
        assertThat(recipient().bouncing()).isTrue();
        assertThat(recipient().hard()).isEqualTo(1);

        stage.outbox.resend(lost.id(), "alice");
        assertThat(stage.drain()).isEqualTo(1);
        assertThat(stage.only("dba@example.com").state()).isEqualTo(State.SENT);
    }

    @Test
    void aMailThatIsLateIsCountedAndNobodyIsTold() {
        assertThat(take(postfix("delayed", "4.4.1", "smtp; connect timed out")))
                .singleElement()
                .asString()
                .contains("late");
        assertThat(stage.only().state()).isEqualTo(State.SENT);
        assertThat(recipient().bouncing()).isFalse();
        assertThat(recipient().soft()).isEqualTo(1);
    }

    @Test
    void aMailThatIsGivenUpForTheTimeBeingIsToldAndItsAddressNotMarked() {
        take(postfix("failed", "4.2.2", "smtp; 452 4.2.2 mailbox full"));
        assertThat(stage.only("dba@example.com").state()).isEqualTo(State.BOUNCED);
        assertThat(stage.all()).hasSize(2);
        assertThat(recipient().bouncing()).isFalse();
        assertThat(recipient().soft()).isEqualTo(1);
    }

    @Test
    void aReportAboutAnotherMailOrAnotherAddressIsIgnored() {
        String ours = String.valueOf(stage.only().messageId());
        String report = postfix("failed", "5.1.1", "smtp; 550 no");
        assertThat(take(report.replace(ours, "<forged@example.com>")))
                .singleElement()
                .asString()
                .contains("ignored");
        assertThat(take(headless().replace("DBA@", "stranger@")))
                .singleElement()
                .asString()
                .contains("ignored");
        assertThat(take(postfix("delivered", "2.0.0", "smtp; 250 ok")))
                .singleElement()
                .asString()
                .contains("nothing to do");
        assertThat(stage.only().state()).isEqualTo(State.SENT);
        assertThat(recipient().bouncing()).isFalse();
    }

    @Test
    void aReportWithoutTheMailIsAboutTheLatestOneToTheAddress() {
        stage.clock.forward(Duration.ofMinutes(1));
        stage.outbox.put(Stage.mail("k2", "dba@example.com"));
        stage.drain();
        take(headless());
        assertThat(stage.all().stream().filter(one -> one.state() == State.BOUNCED))
                .extracting(Outgoing::key)
                .containsExactly("k2");
    }

    @Test
    void aRefusalAtOnceCountsAsWell() throws IOException {
        try (ScriptedSmtp server = new ScriptedSmtp(Mode.REFUSES_RECIPIENT)) {
            stage.channels(Plans.mail(server.port()));
            stage.outbox.put(Stage.mail("k3", "lead@example.com"));
            stage.drain();
        }
        Recipients recipients = recipients();
        assertThat(recipients.bouncing()).extracting(Recipient::address).containsExactly("lead@example.com");
        assertThat(recipients.bouncing().get(0).why()).contains("5.1.1 no such user");
        assertThat(recipients.clear("LEAD@example.com", "alice")).isEqualTo(1);
        assertThat(recipients.bouncing()).isEmpty();
    }

    @Test
    void whatIsNoReportIsSaidToBeNone() {
        for (String mail : List.of(
                "",
                "Subject: away\r\n\r\nI am on holiday",
                "Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\n\r\nwords\r\n--b--\r\n",
                "Content-Type: multipart/report\r\n\r\nno parts",
                "Content-Type: multipart/report; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n\0\0\r\n--b--")) {
            assertThatThrownBy(() -> take(mail)).isInstanceOf(NoBounce.class);
        }
    }

    private Recipient recipient() {
        return recipients().of(List.of("dba@example.com")).get(0);
    }

    private Recipients recipients() {
        return new Recipients(stage.jdbc, stage.clock);
    }

    private List<String> take(String report) {
        return bounces.report(report.getBytes(UTF_8), "alice");
    }

    /** As Postfix writes it. */
    private String postfix(String action, String status, String diagnostic) {
        return """
                Return-Path: <>
                From: MAILER-DAEMON@mail.example.com (Mail Delivery System)
                Subject: Undelivered Mail Returned to Sender
                To: bounces@example.com
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status;
                \tboundary="4bX1.1700000000/mail.example.com"
                Message-Id: <20261124100001.%s@mail.example.com>

                This is a MIME-encapsulated message.

                --4bX1.1700000000/mail.example.com
                Content-Description: Notification
                Content-Type: text/plain; charset=us-ascii

                I'm sorry to have to inform you that your message could not be delivered.

                --4bX1.1700000000/mail.example.com
                Content-Description: Delivery report
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mail.example.com
                X-Postfix-Queue-ID: 4bX1
                Arrival-Date: Tue, 24 Nov 2026 10:00:00 +0000 (UTC)

                Final-Recipient: rfc822; dba@example.com
                Original-Recipient: rfc822;dba@example.com
                Action: %s
                Status: %s
                Remote-MTA: dns; mx.example.com
                Diagnostic-Code: %s

                --4bX1.1700000000/mail.example.com
                Content-Description: Undelivered Message
                Content-Type: message/rfc822

                From: maintenance@example.com
                To: dba@example.com
                Message-ID: %s
                Subject: Subject of k1

                text of k1

                --4bX1.1700000000/mail.example.com--
                """.formatted(status, action, status, diagnostic, stage.only().messageId())
                .replace("\n", "\r\n");
    }

    /** As servers write it that repeat nothing of the mail. */
    private static String headless() {
        return """
                Content-Type: multipart/report; report-type=delivery-status; boundary=b
                Message-ID: <1@mx.example.com>

                --b
                Content-Type: message/delivery-status
                Content-Transfer-Encoding: 7bit

                Reporting-MTA: dns;mx.example.com

                Final-Recipient: RFC822;DBA@example.com
                Action: failed
                Diagnostic-Code: smtp;550 5.2.1 account disabled

                --b--
                """.replace("\n", "\r\n");
    }
}
