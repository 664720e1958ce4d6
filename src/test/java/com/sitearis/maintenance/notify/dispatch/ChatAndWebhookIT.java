package com.sitearis.maintenance.notify.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.notify.Channel;
import com.sitearis.maintenance.notify.Listener;
import com.sitearis.maintenance.notify.Listener.Heard;
import com.sitearis.maintenance.notify.Listener.Reply;
import com.sitearis.maintenance.notify.Notice;
import com.sitearis.maintenance.notify.Outgoing.State;
import com.sitearis.maintenance.notify.Plans;
import com.sitearis.maintenance.notify.Stage;
import com.sitearis.maintenance.notify.sending.Payloads;
import com.sitearis.maintenance.plan.Channels;
import com.sitearis.maintenance.plan.Channels.Chat;
import com.sitearis.maintenance.plan.Channels.Ping;
import com.sitearis.maintenance.plan.Channels.Webhook;
import com.sitearis.maintenance.plan.Contact;
import com.sitearis.maintenance.plan.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Chats, webhooks and dead man's switches, against a server in this JVM. */
@ExtendWith(OutputCaptureExtension.class)
class ChatAndWebhookIT {

    private static final String SECRET = "/services/T00/B00/topsecret";

    Stage stage = new Stage(Channels.NONE);

    @Test
    void aChatIsToldInSlacksFormatAndNobodyCanBeCalledFromWithinATextThatCameFromOutside() throws IOException {
        try (Listener chat = new Listener()) {
            chat(chat.address(SECRET));
            stage.notices().tell(notice("<!channel> & more"));
            stage.drain();

            JsonNode body = JsonMapper.shared().readTree(chat.heard().get(0).text());
            assertThat(body.path("text").asString()).isEqualTo("&lt;!channel&gt; &amp; more");
            assertThat(body.path("blocks").path(1).path("text").path("type").asString())
                    .isEqualTo("plain_text");
            assertThat(stage.only().state()).isEqualTo(State.SENT);
        }
    }

    @Test
    void a429IsHonouredForAsLongAsItAsks() throws IOException {
        try (Listener chat = new Listener(new Reply(429, "600", "slow down"))) {
            chat(chat.address(SECRET));
            stage.notices().tell(notice("subject"));
            stage.drain();
            assertThat(stage.only().nextAttempt())
                    .isEqualTo(stage.clock.instant().plusSeconds(600));
            stage.clock.forward(Duration.ofSeconds(599));
            assertThat(stage.drain()).isZero();
            stage.clock.forward(Duration.ofSeconds(1));
            stage.drain();

            assertThat(chat.heard()).hasSize(2);
            assertThat(chat.heard().get(1).body()).isEqualTo(chat.heard().get(0).body());
            assertThat(stage.only().state()).isEqualTo(State.SENT);
        }
    }

    @Test
    void aDateInRetryAfterIsHonouredAndNonsenseIsNot() throws IOException {
        try (Listener chat = new Listener(
                new Reply(503, "Tue, 24 Nov 2026 12:00:00 GMT", ""), new Reply(503, "99999999999 years", ""))) {
            chat(chat.address(SECRET));
            stage.notices().tell(notice("subject"));
            stage.drain();
            assertThat(stage.only().nextAttempt()).isEqualTo("2026-11-24T12:00:00Z");
            stage.clock.forward(Duration.ofHours(2));
            stage.drain();
            assertThat(stage.only().nextAttempt())
                    .isEqualTo(stage.clock.instant().plus(Duration.ofMinutes(5)));
        }
    }

    @Test
    void theAddressIsInNoRowNoLineAndNoErrorWhateverTheServerAnswers(CapturedOutput output) throws IOException {
        String host;
        try (Listener chat = new Listener(
                new Reply(500, "", "no room at %path, try " + SECRET), new Reply(404, "", "nothing at %path"))) {
            host = chat.address("");
            chat(chat.address(SECRET));
            stage.notices().tell(notice("subject"));
            stage.drain();
            stage.clock.forward(Duration.ofMinutes(1));
            stage.drain();
            assertThat(stage.only().state()).isEqualTo(State.REFUSED);
        }
        stage.outbox.resend(stage.only().id(), "alice");
        stage.drain();
        chat("http://exa mple.com" + SECRET);
        stage.clock.forward(Duration.ofMinutes(1));
        stage.drain();

        assertThat(stage.only().problem()).contains("CHAT_URL");
        List<String> rows = stage.jdbc
                .sql("select outgoing::text from app.outgoing union all"
                        + " select outgoing_event::text from app.outgoing_event")
                .query(String.class)
                .list();
        assertThat(rows).hasSizeGreaterThan(4).noneMatch(row -> row.contains("topsecret") || row.contains(host));
        assertThat(output.getAll()).contains("could not be sent").doesNotContain("topsecret");
    }

    @Test
    void aWebhookGetsSignedJsonWithTheSameIdWheneverItIsRepeated() throws Exception {
        try (Listener program = new Listener(new Reply(503, "", ""))) {
            stage.channels(new Channels(
                    null,
                    Map.of(),
                    Map.of(
                            "page",
                            new Webhook(
                                    "page",
                                    new Secret("PAGE_URL", program.address(SECRET)),
                                    new Secret("PAGE_KEY", "It's a Secret to Everybody"))),
                    Map.of()));
            stage.notices().tell(notice("Disponibilité"));
            stage.drain();
            stage.clock.forward(Duration.ofMinutes(1));
            stage.drain();

            Heard first = program.heard().get(0);
            Heard second = program.heard().get(1);
            assertThat(second.body()).isEqualTo(first.body());
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec("It's a Secret to Everybody".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            assertThat(first.headers().getFirst("X-Maintenance-Signature"))
                    .isEqualTo("sha256=" + HexFormat.of().formatHex(mac.doFinal(first.body())));
            JsonNode body = JsonMapper.shared().readTree(first.text());
            assertThat(body.path("subject").asString()).isEqualTo("Disponibilité");
            assertThat(body.path("id").asString()).hasSize(36);
        }
    }

    @Test
    void aSwitchHearsOfBeginningAndEndInTheirOrder() throws IOException {
        try (Listener dead = new Listener()) {
            watchedFrom(dead.address("/uuid/"));
            stage.outbox.put(Channel.PING, "ping", "run/1/start/1", "backups", Payloads.ping("start"));
            stage.outbox.put(Channel.PING, "ping", "run/1/end/x", "backups", Payloads.ping("0"));
            stage.drain();

            assertThat(dead.paths()).containsExactly("/uuid/start", "/uuid/0");
        }
    }

    @Test
    void anEndIsNotToldWhileItsBeginningIsUnderWay() {
        watchedFrom("http://127.0.0.1:1/uuid");
        stage.outbox.put(Channel.PING, "ping", "run/1/start/1", "backups", Payloads.ping("start"));
        Leases other = new Leases(stage.jdbc, stage.clock, "other");
        assertThat(other.next()).isPresent();
        stage.outbox.put(Channel.PING, "ping", "run/1/end/x", "backups", Payloads.ping("0"));

        assertThat(stage.drain()).isZero();
    }

    @Test
    void aPingThatCouldNotBeToldInTimeIsDropped() throws IOException {
        watchedFrom("http://127.0.0.1:1/uuid");
        stage.outbox.put(Channel.PING, "ping", "run/1/end/x", "backups", Payloads.ping("0"));
        for (int i = 0; i < 5; i++) {
            stage.drain();
            stage.clock.forward(Duration.ofHours(1));
        }
        assertThat(stage.only().state()).isEqualTo(State.DROPPED);
    }

    private void watchedFrom(String address) {
        Ping ping = new Ping("backups", new Secret("PING_URL", address), List.of("nightly"));
        stage.channels(new Channels(null, Map.of(), Map.of(), Map.of("backups", ping)));
    }

    private void chat(String address) {
        Contact dba = new Contact("dba", "dba@example.com", List.of(), null, Duration.ofMinutes(15), "incidents");
        Channels channels = new Channels(
                null, Map.of("incidents", new Chat("incidents", new Secret("CHAT_URL", address))), Map.of(), Map.of());
        stage.plan.set(Plans.plan(Locale.ENGLISH, channels, Plans.contacts(dba)));
    }

    private static Notice notice(String subject) {
        return new Notice("k/1", List.of("dba"), subject, "text", null);
    }
}
