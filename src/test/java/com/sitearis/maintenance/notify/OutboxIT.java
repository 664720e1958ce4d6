package com.sitearis.maintenance.notify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sitearis.maintenance.notify.Outgoing.State;
import com.sitearis.maintenance.notify.sending.Payloads;
import com.sitearis.maintenance.plan.Channels;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Mails on their way to a real server. */
class OutboxIT {

    static final GreenMail SERVER = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    Stage stage = new Stage(Channels.NONE);

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void mailbox() throws Exception {
        SERVER.purgeEmailFromAllMailboxes();
        stage.channels(Plans.mail(SERVER.getSmtp().getPort()));
    }

    @Test
    void eachRecipientGetsOneMailHoweverOftenItIsPutAndDrained() throws Exception {
        for (int i = 0; i < 3; i++) {
            stage.outbox.put(Stage.mail("k1", "a@example.com"));
            stage.outbox.put(Stage.mail("k1", "b@example.com"));
            stage.drain();
        }

        MimeMessage[] mails = SERVER.getReceivedMessages();
        assertThat(mails).hasSize(2);
        assertThat(mails[0].getAllRecipients()).hasSize(1);
        assertThat(mails[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mails[0].getHeader("Return-Path")).containsExactly("<bounces@example.com>");
        assertThat(mails[0].getMessageID())
                .isNotEqualTo(mails[1].getMessageID())
                .endsWith("@example.com>");
        assertThat(mails[0].getSentDate()).isEqualTo(stage.clock.instant());
        assertThat(stage.all()).extracting(Outgoing::state).containsOnly(State.SENT);
    }

    @Test
    void whatArrivesIsByteForByteWhatWasStoredAndAResendIsTheSame() throws Exception {
        Attachment workbook = new Attachment("rapport d'octobre é.bin", "application/octet-stream", new byte[3_000]);
        stage.outbox.put(new Mail(
                "kpi",
                "kpi/2026-10",
                "a@example.com",
                "Disponibilité 99,9\u202f%",
                "Voilà 1\u202f234\u00a0€",
                "<p>Voilà</p>",
                List.of(workbook)));
        stage.drain();
        long id = stage.only().id();
        stage.outbox.resend(id, "alice");
        stage.drain();

        MimeMessage[] mails = SERVER.getReceivedMessages();
        assertThat(mails).hasSize(2);
        String stored = new String(Objects.requireNonNull(stage.outbox.content(id)), ISO_8859_1).stripTrailing();
        assertThat(raw(mails[0])).isEqualTo(stored);
        assertThat(raw(mails[1])).isEqualTo(stored);
        assertThat(mails[0].getSubject()).isEqualTo("Disponibilité 99,9 %");
        MimeMultipart mixed = (MimeMultipart) mails[0].getContent();
        MimeMultipart words = (MimeMultipart) mixed.getBodyPart(0).getContent();
        assertThat(words.getBodyPart(0).getContent()).isEqualTo("Voilà 1 234 €");
        assertThat(words.getBodyPart(1).getContentType()).startsWith("text/html");
        assertThat(mixed.getBodyPart(1).getInputStream().readAllBytes()).hasSize(3_000);
        assertThat(stage.outbox.events(id))
                .extracting(Outgoing.Event::event)
                .containsExactly("PUT", "SENT", "RESEND", "SENT");
        assertThat(stage.outbox.events(id).get(2).by()).isEqualTo("alice");
    }

    @Test
    void aMailOfATransactionThatIsRolledBackWasNeverPut() {
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(stage.dataSource));
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    stage.outbox.put(Stage.mail("k1", "a@example.com"));
                    throw new IllegalStateException("the work failed");
                }))
                .hasMessage("the work failed");
        stage.drain();

        assertThat(stage.all()).isEmpty();
        assertThat(SERVER.getReceivedMessages()).isEmpty();
    }

    @Test
    void twoSendersAtOnceSendEachMailOnce() throws Exception {
        for (int i = 0; i < 30; i++) {
            stage.outbox.put(Stage.mail("k" + i, "a@example.com"));
        }
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService senders = Executors.newFixedThreadPool(3);
        try {
            var drained = Stream.of("one", "two", "three")
                    .map(name -> senders.submit(() -> {
                        go.await();
                        return stage.dispatch(name).drain(Duration.ofSeconds(30));
                    }))
                    .toList();
            go.countDown();
            for (var one : drained) {
                one.get();
            }
        } finally {
            senders.shutdown();
        }

        assertThat(SERVER.getReceivedMessages()).hasSize(30);
        assertThat(stage.all()).hasSize(30).allMatch(one -> one.state() == State.SENT && one.attempts() == 1);
    }

    @Test
    void withAFolderMailsBecomeFilesAndAResendIsTheSameFile(@TempDir Path folder) throws Exception {
        stage = new Stage(Plans.folder(folder.resolve("mailbox")));
        stage.outbox.put(Stage.mail("k1", "a@example.com"));
        stage.drain();
        stage.outbox.resend(stage.only().id(), "alice");
        stage.drain();

        try (Stream<Path> files = Files.list(folder.resolve("mailbox"))) {
            List<Path> mails = files.toList();
            assertThat(mails).hasSize(1);
            assertThat(Files.readAllBytes(mails.get(0)))
                    .isEqualTo(stage.outbox.content(stage.only().id()));
        }
    }

    @Test
    void whatWasSentIsForgottenAfterTwentyFiveMonthsAndWhatWasNotIsKept() {
        stage.outbox.put(Stage.mail("sent", "a@example.com"));
        stage.drain();
        stage.outbox.put(Stage.mail("waits", "a@example.com"));
        stage.outbox.put(Channel.PING, "ping", "k", "gone", Payloads.ping("0"));
        stage.jdbc
                .sql("update app.outgoing set state = 'DROPPED', next_attempt_at = null where channel = 'PING'")
                .update();

        stage.clock.forward(Duration.ofDays(8));
        assertThat(stage.outbox.forget()).isEqualTo(1);
        stage.clock.forward(Duration.ofDays(760));
        assertThat(stage.outbox.forget()).isEqualTo(1);
        assertThat(stage.all()).extracting(Outgoing::key).containsExactly("waits");
    }

    private static String raw(MimeMessage mail) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        mail.writeTo(bytes);
        return bytes.toString(ISO_8859_1).replaceFirst("(?s)^.*?(?=Date: )", "").stripTrailing();
    }
}
