package com.sitearis.maintenance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.plan.Secret;
import com.sitearis.maintenance.postgres.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands of a person who wants to know whether the mails leave. */
class NotifyCommandsIT {

    private static final String PLAN = """
            name: shop
            zone: Europe/Paris
            language: en
            environments: [production]
            contacts:
              dba: { email: dba@example.com, duty: [Mon-Fri 09:00-18:00], escalate-to: n3 }
              n3: { email: n3@example.com }
            """;

    private static final PgAddress DATABASE = TestServer.createDatabase("notify_commands");

    @TempDir
    Path folder;

    @Test
    void aTestIsSentShownAndSentAgain() throws IOException {
        Files.writeString(folder.resolve("plan.yaml"), PLAN + "mail: { from: m@example.com, folder: mailbox }\n");

        Said test = say("notify", "test", "dba", "--json");
        assertThat(test.code()).as(test.toString()).isZero();
        JsonNode sent = JsonMapper.shared().readTree(test.out()).path(0);
        assertThat(sent.path("state").asString()).isEqualTo("SENT");
        String id = sent.path("id").asString();

        assertThat(say("notify", "show", id).out())
                .contains("mail to dba@example.com", "[TEST] shop - dba", "messages for \"dba\" arrive here");
        assertThat(say("notify", "resend", id).code()).isZero();
        assertThat(say("notify", "show", id, "--json").out()).contains("RESEND");
        assertThat(say("notify", "list").out()).contains("dba@example.com", "sent");
        assertThat(say("notify", "list", "--failed").out()).contains("no messages");
        try (Stream<Path> mails = Files.list(folder.resolve("var/mailbox"))) {
            assertThat(mails).hasSize(1);
        }
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        Files.writeString(folder.resolve("plan.yaml"), PLAN);

        assertThat(say("notify", "test", "dbo").err()).contains("no contact 'dbo'", "did you mean dba?");
        Said unconfigured = say("notify", "test", "dba");
        assertThat(unconfigured.code()).isEqualTo(ExitCode.UNAVAILABLE.code());
        assertThat(unconfigured.err()).contains("the plan sends no mail", "mail-not-configured.md");
        assertThat(say("notify", "show", "999999").code()).isEqualTo(ExitCode.NOT_FOUND.code());
        assertThat(say("notify", "resend", "999999").code()).isEqualTo(ExitCode.NOT_FOUND.code());
    }

    @Test
    void dutyTellsWhoIsOnDutyAndPlanWhenOneIsAlone() throws IOException {
        Files.writeString(folder.resolve("plan.yaml"), PLAN);

        assertThat(say("duty", "--at", "2026-11-24T10:00").out()).contains("dba@example.com  n3 after 15m");
        assertThat(say("duty", "--at", "2026-11-24T17:30:00Z").out()).doesNotContain("dba");
        JsonNode json = JsonMapper.shared()
                .readTree(say("duty", "--at", "2026-11-24T10:00", "--json").out());
        assertThat(json.path("at").asString()).isEqualTo("2026-11-24T09:00:00Z");
        assertThat(json.path("contacts")).hasSize(2);
        assertThat(say("duty", "--at", "tonight").code()).isEqualTo(ExitCode.USAGE.code());
        assertThat(say("plan").out())
                .contains("nobody     at no hour of the week", "n3 alone: Mon 00:00-09:00, Mon 18:00-Tue 09:00")
                .contains("Fri 18:00-Sun 24:00", "public holidays are not known", "mail       none");
        assertThat(JsonMapper.shared()
                        .readTree(say("plan", "--json").out())
                        .path("duty")
                        .path("alone")
                        .path("n3"))
                .hasSize(6);
    }

    private Said say(String... line) {
        Map<String, String> environment = new HashMap<>(Map.of(
                OwnAddress.URL,
                "postgresql://" + DATABASE.user() + "@" + DATABASE.host() + ":" + DATABASE.port() + "/"
                        + DATABASE.database()));
        Secret password = DATABASE.password();
        if (password != null) {
            environment.put("MAINTENANCE_DATABASE_PASSWORD", password.reveal());
        }
        return Said.in(
                environment,
                Stream.concat(
                                Stream.of(line),
                                Stream.of(
                                        "--plan",
                                        folder.toString(),
                                        "--home",
                                        folder.resolve("var").toString()))
                        .toArray(String[]::new));
    }
}
