package com.sitearis.maintenance.metrics.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.metrics.Deployment;
import com.sitearis.maintenance.metrics.MetricsDatabase;
import com.sitearis.maintenance.metrics.Outcome;
import com.sitearis.maintenance.metrics.SeriesQuery;
import com.sitearis.maintenance.metrics.Summary;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The intake as others meet it: friendly, mistaken and hostile. */
class IntakeIT {

    private static final String SAMPLE =
            "{\"metric\":\"http.response\",\"environment\":\"production\",\"target\":\"shop\",\"labels\":{\"component\":\"cart\"},\"at\":\"2026-10-15T10:00:00Z\",\"value\":%s}";
    private static final Instant FROM = Instant.parse("2026-10-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-11-01T00:00:00Z");

    private static MetricsDatabase database;
    private TestIntake intake;

    @BeforeAll
    static void create() {
        database = MetricsDatabase.create("intake");
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @BeforeEach
    void start() {
        database.empty();
        intake = new TestIntake(database);
    }

    @AfterEach
    void stop() {
        intake.close();
    }

    @Test
    void takesArraysAndLinesPlainAndCompressed() {
        String array = "[" + SAMPLE.formatted("100") + ",\n" + SAMPLE.formatted("200") + "]";
        String lines = SAMPLE.formatted("300") + "\n" + SAMPLE.formatted("4e2") + "\n";

        assertThat(ok(post(array))).contains("\"samples\":2").contains("\"known\":false");
        ok(post(lines));
        byte[] small = TestIntake.gzip(SAMPLE.formatted("500").getBytes(StandardCharsets.UTF_8));
        ok(intake.send(intake.to("/ingest/samples").header("Content-Encoding", "gzip"), small));

        Summary cart = summary("http.response");
        assertThat(cart.n()).isEqualTo(5);
        assertThat(cart.mean()).hasValue(300);
        assertThat(cart.overThreshold()).hasValue(3);
    }

    @Test
    void aReplayChangesNothingWithAKeyOrWithout() {
        assertThat(ok(post(SAMPLE.formatted("1")))).contains("\"known\":false");
        assertThat(ok(post(SAMPLE.formatted("1")))).contains("\"known\":true");
        assertThat(ok(keyed("k1", SAMPLE.formatted("1")))).contains("\"known\":false");
        assertThat(ok(keyed("k1", SAMPLE.formatted("1")))).contains("\"known\":true");
        problem(keyed("k1", SAMPLE.formatted("2")), 409, "contradicts-earlier");
        assertThat(summary("http.response").n()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NaN",
                "Infinity",
                "1e999",
                "\"12\"",
                "null",
                "true",
                "1}{",
                "1,\"value\":2",
                "1,\"valeu\":2",
                "1,\"labels\":{\"a b\":\"c\"}",
                "1,\"x\":{\"y\":{\"z\":{\"zz\":{}}}}",
            })
    void whatIsNoSampleIsRefused(String value) {
        problem(post("[" + SAMPLE.formatted("1") + "," + SAMPLE.formatted(value) + "]"), 422, "not-storable");
        assertThat(intake.stored()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-15T10:00:00Z, 2027-01-01T00:00:00Z",
        "2026-10-15T10:00:00Z, 2020-01-01T00:00:00Z",
        "2026-10-15T10:00:00Z, yesterday",
        "production, preview",
        "http.response, http response",
        "shop, sh\\u0000op",
        "shop, sh\\ud800op",
    })
    void namesAndTimesThatCannotBeAreRefused(String good, String bad) {
        problem(post(SAMPLE.formatted("1").replace(good, bad)), 422, "not-storable");
        assertThat(intake.stored()).isZero();
    }

    @Test
    void strangersAreRefusedBeforeTheirBodyIsRead() {
        for (String authorization : List.of("Bearer wrong", "Bearer ", "Basic " + TestIntake.TOKEN, "Bearer UNSET")) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(intake.uri("/ingest/samples")).header("Authorization", authorization);
            HttpResponse<String> answer = intake.send(request, SAMPLE.formatted("1"));
            problem(answer, 401, "unknown-token");
            assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        }
        assertThat(intake.stored()).isZero();
    }

    @Test
    void aMillionLabelsAreRefusedAndTheProcessStaysWell() {
        String many = IntStream.range(0, 90_000)
                .mapToObj(i -> SAMPLE.formatted("1").replace("cart", "user-" + i))
                .collect(Collectors.joining("\n"));
        byte[] small = TestIntake.gzip(many.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 2; i++) {
            problem(
                    intake.send(intake.to("/ingest/samples").header("Content-Encoding", "gzip"), small),
                    422,
                    "too-many-series");
        }
        assertThat(intake.stored()).isZero();
        ok(post(SAMPLE.formatted("1")));
    }

    @Test
    void bombsAndGiantsAreRefused() {
        byte[] bomb = TestIntake.gzip(new byte[64 * 1024 * 1024]);
        assertThat(bomb).hasSizeLessThan(100_000);
        problem(intake.send(intake.to("/ingest/samples").header("Content-Encoding", "gzip"), bomb), 413, "too-large");
        problem(intake.send(intake.to("/ingest/samples"), new byte[SamplesEndpoint.MOST_RAW + 1]), 413, "too-large");
        problem(
                intake.send(intake.to("/ingest/samples").header("Content-Encoding", "br"), "x"),
                415,
                "unknown-encoding");
        problem(intake.send(intake.to("/ingest/samples").header("Content-Encoding", "gzip"), "x"), 400, "malformed");
        assertThat(intake.stored()).isZero();
        ok(post(SAMPLE.formatted("1")));
    }

    @Test
    void aBodyOfUnknownLengthIsBoundedToo() throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), intake.uri("/").getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /ingest/samples HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + TestIntake.TOKEN
                            + "\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = ("100000\r\n" + " ".repeat(0x100000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            try {
                for (int i = 0; i < 12; i++) {
                    out.write(chunk);
                }
            } catch (IOException e) {
                assertThat(e).hasMessageMatching(".*(reset|pipe).*"); // it hung up on us, which is right as well
                return;
            }
            InputStream in = socket.getInputStream();
            assertThat(new String(in.readNBytes(12), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    void badUtf8IsRefused() {
        byte[] body = SAMPLE.formatted("1").replace("cart", "c??t").getBytes(StandardCharsets.ISO_8859_1);
        for (byte[] wrong : new byte[][] {{(byte) 0xe9, 't'}, {(byte) 0xc0, (byte) 0x80}, {(byte) 0xff, (byte) 0xfe}}) {
            int at = new String(body, StandardCharsets.ISO_8859_1).indexOf("??");
            byte[] bad = body.clone();
            System.arraycopy(wrong, 0, bad, at, 2);
            problem(intake.send(intake.to("/ingest/samples"), bad), 400, "malformed");
        }
        assertThat(intake.stored()).isZero();
    }

    @Test
    void otherPathsAndMethodsAreProblemsToo() {
        problem(intake.send(intake.to("/ingest/smaples"), "x"), 404, "not-found");
        problem(intake.answer(intake.to("/ingest/samples").GET().build()), 405, "method-not-allowed");
        problem(post(""), 400, "malformed");
        problem(post("[" + SAMPLE.formatted("1")), 422, "not-storable");
        problem(post("[" + SAMPLE.formatted("1") + "] [1]"), 422, "not-storable");
    }

    @Test
    void deploymentsOfAllSourcesAreOne() {
        byte[] vercel = TestIntake.fixture("vercel-deployment.error.json");
        ok(intake.signed("/ingest/vercel", "x-vercel-signature", "", "HmacSHA1", vercel));
        assertThat(ok(intake.signed("/ingest/vercel", "x-vercel-signature", "", "HmacSHA1", vercel)))
                .contains("\"known\":true");
        ok(intake.send(
                intake.to("/ingest/deployments"),
                "{\"environment\":\"production\",\"sha\":\"DEF789ABC0120000000000000000000000000000\",\"outcome\":\"failed\","
                        + "\"at\":\"2026-11-01T21:10:00Z\",\"id\":\"run 7\"}"));
        Instant at = Instant.ofEpochMilli(1793566800000L);
        assertThat(intake.deployments.between("production", at.minusSeconds(60), at.plusSeconds(86_400)))
                .containsExactly(new Deployment(
                        "production",
                        "def789abc0120000000000000000000000000000",
                        1,
                        at,
                        Outcome.FAILED,
                        "vercel",
                        "hook_evt_01"));
    }

    @Test
    void githubTellsOfDeployments() {
        byte[] body = TestIntake.fixture("github-deployment_status.octokit-example.json");
        HttpRequest.Builder request = HttpRequest.newBuilder(intake.uri("/ingest/github"))
                .header("X-GitHub-Event", "deployment_status")
                .header("X-Hub-Signature-256", "sha256=" + Signatures.hmac("HmacSHA256", TestIntake.SIGNING, body));
        assertThat(ok(intake.send(request, body))).isEqualTo("{\"known\":false}");
        assertThat(ok(intake.send(request, body))).isEqualTo("{\"known\":true}");
        assertThat(intake.deployments.between(
                        "production", Instant.parse("2019-05-15T00:00:00Z"), Instant.parse("2019-05-16T00:00:00Z")))
                .singleElement()
                .satisfies(one -> assertThat(one.outcome()).isEqualTo(Outcome.SUCCEEDED));
    }

    /** The vectors that GitHub and Vercel publish, and what is not signed by them. */
    @Test
    void signaturesAreThoseOfTheRawBody() {
        byte[] hello = "Hello, World!".getBytes(StandardCharsets.UTF_8);
        assertThat(Signatures.hmac("HmacSHA1", TestIntake.SIGNING, hello))
                .isEqualTo("01dc10d0c83e72ed246219cdd91669667fe2ca59");
        assertThat(Signatures.hmac("HmacSHA256", TestIntake.SIGNING, hello))
                .isEqualTo("757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");

        byte[] body = TestIntake.fixture("vercel-deployment.error.json");
        String right = Signatures.hmac("HmacSHA1", TestIntake.SIGNING, body);
        for (String wrong : List.of(right.substring(1), "0".repeat(40), "x", right.replace('a', 'b') + "0")) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(intake.uri("/ingest/vercel")).header("x-vercel-signature", wrong);
            problem(intake.send(request, body), 401, "wrong-signature");
        }
        problem(intake.send(HttpRequest.newBuilder(intake.uri("/ingest/github")), body), 401, "wrong-signature");
        body[body.length - 2] = ' ';
        HttpRequest.Builder changed =
                HttpRequest.newBuilder(intake.uri("/ingest/vercel")).header("x-vercel-signature", right);
        problem(intake.send(changed, body), 401, "wrong-signature");
        assertThat(intake.stored()).isZero();
    }

    @Test
    void speedInsightsAreDrained() {
        byte[] lines = TestIntake.fixture("vercel-speed-insights-drain.ndjson");
        assertThat(ok(intake.signed("/ingest/speed-insights", "x-vercel-signature", "", "HmacSHA1", lines)))
                .contains("\"samples\":3");
        assertThat(ok(intake.signed("/ingest/speed-insights", "x-vercel-signature", "", "HmacSHA1", lines)))
                .contains("\"known\":true");
        assertThat(intake.metrics
                        .summary(SeriesQuery.of("web.lcp", "production").with("device", "mobile"), FROM, TO)
                        .mean())
                .hasValue(2310.5);
    }

    @Test
    void coverageIsOneSampleForEachBuild() {
        String path = "/ingest/coverage?environment=production&branch=main&build=";
        assertThat(ok(intake.send(intake.to(path + 1), TestIntake.fixture("jacoco.xml"))))
                .contains("\"lines\":1.0");
        intake.clock.set("2026-10-15T12:10:00Z");
        assertThat(ok(intake.send(intake.to(path + 1), TestIntake.fixture("jacoco.xml"))))
                .contains("\"known\":true");
        ok(intake.send(intake.to(path + 2), TestIntake.fixture("lcov.info")));
        ok(intake.send(intake.to(path + 3), TestIntake.fixture("coverage-summary.json")));
        assertThat(summary("coverage.lines").n()).isEqualTo(3);
        assertThat(summary("coverage.branches").last().orElseThrow()).isBetween(0.666, 0.667);

        long before = intake.stored();
        String secret = "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><report name=\"&x;\"></report>";
        problem(intake.send(intake.to(path + 4), secret), 422, "not-storable");
        problem(intake.send(intake.to(path + 5), "{\"total\":{\"lines\":{\"pct\":\"Unknown\"}}}"), 422, "not-storable");
        problem(intake.send(intake.to("/ingest/coverage?branch=main&build=1"), "x"), 400, "malformed");
        problem(intake.send(intake.to(path.replace("production", "nowhere") + 6), "x"), 422, "not-storable");
        assertThat(intake.stored()).isEqualTo(before);
    }

    @Test
    void ofAPageTheLastValueCounts() {
        assertThat(vital(
                                "[{\"id\":\"page-1-LCP\",\"name\":\"LCP\",\"value\":1000},{\"id\":\"page-1-CLS\",\"name\":\"CLS\",\"value\":0.01}]")
                        .statusCode())
                .isEqualTo(204);
        intake.clock.set("2026-10-15T12:20:00Z");
        vital("[{\"id\":\"page-1-CLS\",\"name\":\"CLS\",\"value\":0.2}]");
        intake.clock.set("2026-10-15T12:35:00Z");
        assertThat(intake.vitals.settle()).isEqualTo(1); // the layout still shifts
        intake.clock.set("2026-10-15T13:00:00Z");
        assertThat(intake.vitals.settle()).isEqualTo(1);
        vital("[{\"id\":\"page-1-CLS\",\"name\":\"CLS\",\"value\":0.9}]"); // too late
        intake.clock.set("2026-10-15T14:00:00Z");
        assertThat(intake.vitals.settle()).isZero();

        assertThat(summary("web.lcp").mean()).hasValue(1000);
        assertThat(summary("web.cls").n()).isEqualTo(1);
        assertThat(summary("web.cls").mean()).hasValue(0.2);
        intake.clock.set("2026-10-17T14:00:00Z");
        intake.vitals.settle();
        assertThat(intake.count("app.vital")).isZero();
    }

    @Test
    void visitorsAreNotBelievedEverything() {
        String good = "[{\"id\":\"page-1-LCP\",\"name\":\"LCP\",\"value\":1000}]";
        for (String bad : List.of(
                good.replace("1000", "-1"),
                good.replace("1000", "600001"),
                good.replace("1000", "\"x\""),
                good.replace("LCP\",\"v", "XYZ\",\"v"),
                good.replace("page-1", "'; drop"),
                "[]",
                "{}")) {
            problem(vital(bad), 422, "not-storable");
        }
        HttpRequest.Builder stranger = HttpRequest.newBuilder(intake.uri("/ingest/vitals"))
                .header("Origin", "https://www.sitearis.com.evil.example");
        problem(intake.send(stranger, "{\"device\":\"mobile\",\"metrics\":" + good + "}"), 403, "unknown-origin");
        assertThat(intake.stored()).isZero();
    }

    @Test
    void theScriptIsServed() {
        HttpResponse<String> script =
                intake.answer(HttpRequest.newBuilder(intake.uri("/vitals.js")).build());
        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.headers().firstValue("Content-Type")).hasValue("text/javascript;charset=utf-8");
        assertThat(script.body()).contains("sendBeacon");
    }

    private HttpResponse<String> post(String body) {
        return intake.send(intake.to("/ingest/samples"), body);
    }

    private HttpResponse<String> keyed(String key, String body) {
        return intake.send(intake.to("/ingest/samples").header("Idempotency-Key", key), body);
    }

    private HttpResponse<String> vital(String metrics) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(intake.uri("/ingest/vitals")).header("Origin", "https://www.sitearis.com");
        return intake.send(request, "{\"device\":\"mobile\",\"metrics\":" + metrics + "}");
    }

    private Summary summary(String metric) {
        return intake.metrics.summary(SeriesQuery.of(metric, "production"), FROM, TO);
    }

    private static String ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static void problem(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"type\":\"urn:sitearis-maintenance:problem:" + type + "\"");
    }
}
