package com.sitearis.maintenance.notify.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sitearis.maintenance.notify.Outgoing.State;
import com.sitearis.maintenance.notify.Plans;
import com.sitearis.maintenance.notify.Stage;
import com.sitearis.maintenance.notify.bounce.Bounces;
import com.sitearis.maintenance.plan.Channels.MailSecurity;
import com.sitearis.maintenance.plan.Secret;
import com.sitearis.maintenance.run.QuietScope;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports in a real IMAP mailbox. */
class MailBouncesIT {

    private static final String REPORT = """
            From: MAILER-DAEMON@example.com
            Message-ID: <report-%s@example.com>
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="b"

            --b
            Content-Type: text/plain

            %s
            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.example.com

            Final-Recipient: rfc822; dba@example.com
            Action: failed
            Status: 5.1.1
            Diagnostic-Code: smtp; 550 5.1.1 no such user

            --b--
            """;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));

    @TempDir
    Path mailbox;

    private Stage stage;
    private MailBouncesJob job;

    @BeforeEach
    void aMailThatWasSent() {
        server.start();
        server.setUser("bounces@example.com", "bounces", "secret");
        stage = new Stage(Plans.folder(mailbox));
        job = new MailBouncesJob(new Bounces(stage.dataSource, stage.plan::get, stage.clock));
        stage.outbox.put(Stage.mail("k1", "dba@example.com"));
        stage.drain();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aReportIsTakenOnceAndOtherMailsStayAsTheyAre() throws Exception {
        arrives(REPORT.formatted(1, "It came back."));
        arrives("Subject: away\nMessage-ID: <away@example.com>\n\nI am on holiday\n");
        assertThat(read("secret", 10))
                .anyMatch(note -> note.contains("refused for good"))
                .contains("1 reports taken");
        assertThat(stage.only("dba@example.com").state()).isEqualTo(State.BOUNCED);
        assertThat(seen()).containsExactly(true, false);
        assertThat(read("secret", 10)).containsExactly("0 reports taken");
    }

    @Test
    void whatWasPutOnRecordBeforeADeathIsKnownAlready() throws Exception {
        arrives(REPORT.formatted(1, "It came back."));
        read("secret", 10);
        inbox().getMessages().get(0).setFlag(Flags.Flag.SEEN, false);
        assertThat(read("secret", 10)).contains("dba@example.com: known already");
        assertThat(seen()).containsExactly(true);
    }

    @Test
    void whatIsTooLongOrTooManyIsLeft() throws Exception {
        arrives(REPORT.formatted(1, "long ".repeat(MailBouncesJob.MOST_BYTES / 5 + 1)));
        arrives(REPORT.formatted(2, "It came back."));
        arrives(REPORT.formatted(3, "It came back."));
        assertThat(read("secret", 1)).anyMatch(note -> note.startsWith("left unread, longer than 4 MiB"));
        assertThat(seen()).containsExactly(false, true, false);
        read("secret", 1);
        assertThat(seen()).containsExactly(false, true, true);
    }

    @Test
    void aMailboxThatCannotBeReadIsAFailureAndNothingIsMarked() throws Exception {
        arrives(REPORT.formatted(1, "It came back."));
        assertThatThrownBy(() -> read("wrong", 10))
                .isInstanceOf(MailboxUnreadable.class)
                .hasMessageContaining("bounces on 127.0.0.1");
        assertThatThrownBy(() -> job.read(settings("secret", 10, MailSecurity.STARTTLS), "job b", new QuietScope()))
                .as("a server without TLS gets no password")
                .isInstanceOf(MailboxUnreadable.class);
        assertThat(seen()).containsExactly(false);
    }

    private void arrives(String mail) throws Exception {
        byte[] bytes = mail.replace("\n", "\r\n").getBytes(UTF_8);
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
        inbox().appendMessage(message, new Flags(), Date.from(stage.clock.instant()));
    }

    private MailFolder inbox() throws FolderException {
        return server.getManagers()
                .getImapHostManager()
                .getInbox(server.getManagers().getUserManager().getUser("bounces"));
    }

    private List<Boolean> seen() throws FolderException {
        return inbox().getMessages().stream()
                .map(message -> message.getFlags().contains(Flags.Flag.SEEN))
                .toList();
    }

    private List<String> read(String password, int atMost) {
        QuietScope scope = new QuietScope();
        job.read(settings(password, atMost, MailSecurity.NONE), "job mail-bounces", scope);
        return scope.notes;
    }

    private MailBouncesSettings settings(String password, int atMost, MailSecurity security) {
        return new MailBouncesSettings(
                "127.0.0.1",
                server.getImap().getPort(),
                security,
                "bounces",
                new Secret("BOUNCES_PASSWORD", password),
                null,
                "INBOX",
                atMost);
    }
}
