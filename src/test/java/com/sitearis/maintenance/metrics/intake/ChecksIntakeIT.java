package com.sitearis.maintenance.metrics.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.metrics.Check;
import com.sitearis.maintenance.metrics.Checks;
import com.sitearis.maintenance.metrics.MetricsDatabase;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks of others' probes over HTTP. */
class ChecksIntakeIT {

    private static final String CHECK = "{\"environment\":\"production\",\"component\":\"site\",\"probe\":\"paris\","
            + "\"at\":\"2026-10-15T11:%02d:00Z\",\"up\":%s,\"interval\":300,\"detail\":\"503\"}";

    private static MetricsDatabase database;
    private TestIntake intake;

    @BeforeAll
    static void create() {
        database = MetricsDatabase.create("intake_checks");
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @BeforeEach
    void start() {
        database.jdbc()
                .sql("truncate app.availability_check, app.check_series cascade")
                .update();
        intake = new TestIntake(database);
    }

    @AfterEach
    void stop() {
        intake.close();
    }

    @Test
    void takesArraysAndLinesAndTellsWhoWatches() {
        String lines = CHECK.formatted(0, "true") + "\n" + CHECK.formatted(5, "false") + "\n";
        byte[] packed = TestIntake.gzip(lines.getBytes(StandardCharsets.UTF_8));
        assertThat(ok(intake.send(intake.to("/ingest/checks").header("Content-Encoding", "gzip"), packed)))
                .contains("\"checks\":2", "\"known\":0");
        ok(post("["
                + CHECK.formatted(10, "true")
                        .replace(",\"probe\":\"paris\"", "")
                        .replace(",\"detail\":\"503\"", "") + "]"));

        List<Check> kept = kept();
        assertThat(kept).extracting(Check::up).containsExactly(true, false, true);
        assertThat(kept).extracting(Check::probe).containsExactly("paris", "paris", "ci");
        assertThat(kept.get(1))
                .isEqualTo(new Check(
                        "production",
                        "site",
                        "paris",
                        Instant.parse("2026-10-15T11:05:00Z"),
                        false,
                        Duration.ofMinutes(5),
                        "503"));
        assertThat(kept.get(2).detail()).isNull();
        assertThat(intake.told.get(0).checks()).isEqualTo(kept.subList(0, 2));
    }

    @Test
    void sentAgainTheyChangeNothing() {
        ok(post(CHECK.formatted(0, "true")));
        assertThat(ok(post(CHECK.formatted(0, "false") + CHECK.formatted(5, "false"))))
                .contains("\"checks\":2", "\"known\":1");
        assertThat(kept()).extracting(Check::up).containsExactly(true, false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"up\":true|\"up\":1",
                "\"up\":true|\"up\":true,\"up\":false",
                "\"up\":true|\"down\":false",
                "\"interval\":300|\"interval\":0",
                "\"interval\":300|\"interval\":\"5m\"",
                "\"interval\":300|\"interval\":1e999",
                "\"interval\":300|\"interval\":NaN",
                "production|preview",
                "\"site\"|\"\"",
                "\"site\"|\"si\\u0000te\"",
                "\"site\"|\"si\\ud800te\"",
                "2026-10-15T11|2026-10-16T11",
                "2026-10-15T11|2020-10-15T11",
                "2026-10-15T11|yesterday",
                "503\"}|503\"}]",
            })
    void whatIsNoCheckIsRefusedWithAllThatCameWithIt(String change) {
        int bar = change.indexOf('|');
        String bad = CHECK.formatted(5, "true").replace(change.substring(0, bar), change.substring(bar + 1));
        HttpResponse<String> answer = post("[" + CHECK.formatted(0, "true") + "," + bad + "]");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(kept()).isEmpty();
        assertThat(intake.count("app.check_series")).isZero();
    }

    @Test
    void namesWithoutEndAreRefused() {
        String many = IntStream.range(0, 5001)
                .mapToObj(i -> CHECK.formatted(0, "true").replace("\"site\"", "\"site-" + i + "\""))
                .collect(Collectors.joining("\n"));
        HttpResponse<String> answer = post(many);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("too-many-series");
        assertThat(intake.count("app.check_series")).isZero();
    }

    @Test
    void withoutATokenNothingIsTaken() {
        HttpRequest.Builder stranger =
                HttpRequest.newBuilder(intake.uri("/ingest/checks")).header("Authorization", "Bearer guess");
        assertThat(intake.send(stranger, CHECK.formatted(0, "true")).statusCode())
                .isEqualTo(401);
        assertThat(kept()).isEmpty();
    }

    private static List<Check> kept() {
        return new Checks(database.jdbc())
                .between(
                        "production",
                        "site",
                        Instant.parse("2020-01-01T00:00:00Z"),
                        Instant.parse("2030-01-01T00:00:00Z"));
    }

    private HttpResponse<String> post(String body) {
        return intake.send(intake.to("/ingest/checks"), body);
    }

    private static String ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
