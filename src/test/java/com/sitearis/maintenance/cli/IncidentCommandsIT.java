package com.sitearis.maintenance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.metrics.Check;
import com.sitearis.maintenance.metrics.Checks;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.postgres.PgConnections;
import com.sitearis.maintenance.postgres.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Incidents, windows and the service level from the command line. */
class IncidentCommandsIT {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    private static final String PLAN = """
            name: Shop
            zone: Europe/Paris
            language: en
            environments:
              production:
                objective: 99.9
                response: { P0: 15m, P1: 1h }
              staging:
            contacts:
              dba: { email: dba@example.com }
            maintenance-windows:
              - { environment: production, day: sunday, from: "23:00", to: "02:00" }
            """;

    @TempDir
    static Path folder;

    private static PgAddress database;

    @BeforeAll
    static void anOctober() throws Exception {
        database = TestServer.createDatabase("incident_commands");
        Files.writeString(folder.resolve("plan.yaml"), PLAN);
        assertThat(say("incident", "list")).isEqualTo(new Said(0, "no incidents\n", ""));
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(PgConnections.url(database));
        source.setUser(database.user());
        source.setPassword(password());
        new Checks(JdbcClient.create(source)).record(october());
    }

    /** Half an hour down, and five hours in which nobody looked. */
    private static List<Check> october() {
        List<Check> checks = new ArrayList<>();
        Instant from = Instant.parse("2026-09-30T22:00:00Z");
        for (int i = 0; i < 8940; i++) {
            Instant at = from.plus(Duration.ofMinutes(5L * i));
            boolean down =
                    at.toString().startsWith("2026-10-14T10:0") || at.toString().startsWith("2026-10-14T10:1");
            if (!at.toString().matches("2026-10-20T1[0-4].*")) {
                checks.add(new Check("production", "site", "paris", at, !down, Duration.ofMinutes(5), null));
            }
        }
        return checks;
    }

    @Test
    void theServiceLevelShowsBothFiguresAndItsDoubt() {
        Said said = say("sla", "--month", "2026-10", "--environment", "production");
        assertThat(said).isEqualTo(new Said(0, """
                        production, 2026-10
                          verdict       inconclusive (objective: above 99.9 %): the unknown time could decide either way
                          contractual   99.9542 % of 733h 0m: 20m 0s down, 4h 55m unknown
                          raw           99.9549 % of 745h 0m: 20m 0s down, 4h 55m unknown
                          coverage      99.32 %, so that it lies between 99.2837 % and 99.9545 %
                          error budget  20m 0s of 43m 58s used (45.5 %)
                          windows       4 deducted (12h 0m), 0 listed only
                            2026-10-04 23:00:00 to 2026-10-05 02:00:00  weekly window
                            2026-10-11 23:00:00 to 2026-10-12 02:00:00  weekly window
                            2026-10-18 23:00:00 to 2026-10-19 02:00:00  weekly window
                            2026-10-25 23:00:00 to 2026-10-26 02:00:00  weekly window
                        """, ""));
    }

    @Test
    void whatIsNotKnownIsBlankWithItsReason() {
        Said said = say("sla", "--month", "2026-09", "--environment", "staging");
        assertThat(said.code()).isZero();
        assertThat(said.out())
                .contains("verdict       unknown: no check says anything about this period")
                .contains("contractual   – of 720h 0m");
        JsonNode json = JsonMapper.shared()
                .readTree(say("sla", "--month", "2026-09", "--environment", "staging", "--json")
                        .out());
        assertThat(json.get(0).path("contractual").path("availability").isNull())
                .isTrue();
        assertThat(json.get(0).path("figures").path("verdict").asString()).isEqualTo("UNKNOWN");
    }

    @Test
    void theYearAndTheWrongWords() {
        assertThat(say("sla", "--year", "2026").out())
                .contains("production, 2026\n")
                .contains("staging, 2026\n");
        assertThat(say("sla", "--month", "October").code()).isEqualTo(ExitCode.USAGE.code());
        Said unknown = say("sla", "--environment", "prod");
        assertThat(unknown.code()).isEqualTo(ExitCode.NOT_FOUND.code());
        assertThat(unknown.err()).contains("there is no environment 'prod'").contains("production, staging");
    }

    @Test
    void anIncidentFromOpenToClosed() {
        JsonNode opened = JsonMapper.shared()
                .readTree(say(
                                "incident",
                                "open",
                                "payments fail",
                                "--environment",
                                "production",
                                "--priority",
                                "P0",
                                "--component",
                                "payment",
                                "--since",
                                "2026-11-22T12:40",
                                "--json")
                        .out());
        String id = opened.path("incident").path("id").asString();
        assertThat(opened.path("incident").path("impactStart").asString()).isEqualTo("2026-11-22T11:40:00Z");
        assertThat(opened.path("response").path("due").asString()).isEqualTo("2026-11-22T12:15:00Z");
        // The same words again are the same incident.
        assertThat(say(
                                "incident",
                                "open",
                                "payments fail",
                                "--environment",
                                "production",
                                "--priority",
                                "P0",
                                "--component",
                                "payment")
                        .out())
                .contains("reported 2 times");
        Stream.of(
                        List.of("ack", id),
                        List.of("assign", id, "dba"),
                        List.of("confirm", id, "--priority", "P1", "cards only"),
                        List.of(
                                "note",
                                id,
                                "the key has expired",
                                "--deployment",
                                "3f2c1a9",
                                "--next-update",
                                "2026-11-22T14:00"),
                        List.of("resolve", id, "a new key", "--restored", "2026-11-22T12:55"))
                .forEach(words ->
                        assertThat(say(words).code()).as(words.toString()).isZero());
        Said early = say("incident", "close", id);
        assertThat(early.code()).isEqualTo(ExitCode.FAILED.code());
        assertThat(early.err()).contains("its checklist lacks: resolution, users-told");
        for (String item : List.of("resolution", "users-told", "documented", "root-cause", "actions", "procedures")) {
            assertThat(say("incident", "note", id, "done", "--as", item).code()).isZero();
        }
        assertThat(say("incident", "close", id).code()).isZero();
        assertThat(say("incident", "show", id).out())
                .contains("closed, production/payment, dba works on it")
                .contains("impact    2026-11-22 12:40:00 to 2026-11-22 12:55:00 (15m 0s)")
                .contains("priority P0 → P1  cards only")
                .contains("[x] root-cause: done");
        assertThat(say("incident", "list", "--all").out()).contains("payments fail");
        assertThat(say("incident", "reopen", id, "it is not over").code()).isZero();
        assertThat(say("incident", "close", id, "--false-alarm", "none").out()).contains("false alarm");
    }

    @Test
    void wrongWordsAboutIncidentsAreToldApart() {
        assertThat(say("incident", "show", "4711").code()).isEqualTo(ExitCode.NOT_FOUND.code());
        assertThat(say("incident", "note", "1").code()).isEqualTo(ExitCode.USAGE.code());
        Said item = say("incident", "note", "1", "x", "--as", "root");
        assertThat(item.code()).isEqualTo(ExitCode.USAGE.code());
        assertThat(item.err()).contains("'root' is no item of the checklist");
        assertThat(say("incident", "open", "x", "--environment", "production", "--priority", "P7")
                        .code())
                .isEqualTo(ExitCode.USAGE.code());
    }

    @Test
    void windowsAreAnnouncedListedAndCancelled() {
        JsonNode announced = JsonMapper.shared()
                .readTree(say(
                                "window",
                                "announce",
                                "--environment",
                                "staging",
                                "--from",
                                "2026-12-05T22:00",
                                "--to",
                                "2026-12-06T01:00",
                                "--reason",
                                "new disks",
                                "--json")
                        .out());
        assertThat(announced.path("deducted").asBoolean()).isTrue();
        assertThat(announced.path("from").asString()).isEqualTo("2026-12-05T21:00:00Z");
        Said late = say(
                "window",
                "announce",
                "--environment",
                "staging",
                "--from",
                "2026-11-25T22:00",
                "--to",
                "2026-11-25T23:00",
                "--reason",
                "hurry");
        assertThat(late.out()).contains("no: announced less than 7 days before its begin");
        assertThat(say("window", "cancel", announced.path("id").asString()).out())
                .contains("cancelled by");
        assertThat(say("window", "list").out())
                .contains("weekly window")
                .contains("new disks")
                .contains("hurry");
        assertThat(say("window", "cancel", "4711").code()).isEqualTo(ExitCode.NOT_FOUND.code());
        assertThat(say(
                                "window",
                                "announce",
                                "--environment",
                                "staging",
                                "--from",
                                "2026-11-25T22:00",
                                "--to",
                                "2026-11-27T22:00",
                                "--reason",
                                "x")
                        .code())
                .isEqualTo(ExitCode.USAGE.code());
        Said wrong = say(
                "window",
                "announce",
                "--environment",
                "staging",
                "--from",
                "tomorrow",
                "--to",
                "2026-11-25T23:00",
                "--reason",
                "x");
        assertThat(wrong.code()).isEqualTo(ExitCode.USAGE.code());
        assertThat(wrong.err()).contains("'tomorrow' is no moment; write 2026-11-28T22:00");
    }

    private static String password() {
        return Objects.requireNonNull(database.password()).reveal();
    }

    private static Said say(List<String> words) {
        return say(Stream.concat(Stream.of("incident"), words.stream()).toArray(String[]::new));
    }

    private static Said say(String... words) {
        Map<String, String> environment = Map.of(
                OwnAddress.URL,
                "postgresql://" + database.user() + "@127.0.0.1:" + database.port() + "/" + database.database(),
                OwnAddress.PASSWORD,
                password());
        return Said.in(
                environment,
                NOW,
                Stream.concat(Stream.of(words), Stream.of("--plan", folder.toString()))
                        .toArray(String[]::new));
    }
}
