package com.sitearis.maintenance.incident.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.http.HttpServer;
import com.sitearis.maintenance.incident.Incident;
import com.sitearis.maintenance.incident.IncidentDatabase;
import com.sitearis.maintenance.incident.IncidentEvent;
import com.sitearis.maintenance.incident.IncidentState;
import com.sitearis.maintenance.incident.Incidents;
import com.sitearis.maintenance.plan.Channels;
import com.sitearis.maintenance.plan.IntakeSettings;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Incidents over HTTP, as an on-call application and as strangers meet them. */
class IncidentApiIT {

    private static final String TOKEN = "the-token-of-the-on-call-application";
    private static final String INTAKE = "the-token-of-a-pipeline-0123456789";
    private static final String SITE =
            "{\"title\":\"the site is down\",\"environment\":\"production\",\"priority\":\"P1\",\"by\":\"max\"}";

    private static IncidentDatabase database;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Incidents incidents;
    private HttpServer server;

    @BeforeAll
    static void create() {
        database = IncidentDatabase.create("incident_api");
    }

    @BeforeEach
    void start() {
        database.empty();
        incidents = database.incidents();
        start(Map.of("on-call", new Secret("ON_CALL", TOKEN)));
    }

    private void start(Map<String, Secret> tokens) {
        database.plan = plan(tokens);
        IncidentService service =
                new IncidentService(incidents, database.response(), new Changes(incidents, database.clock));
        server = new HttpServer(true, () -> database.plan, Path.of("target", "test-incidents"), List.of(service));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void anIncidentFromItsOpeningToItsEndAndBack() throws Exception {
        HttpResponse<String> opened = post("/incidents", SITE);
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        String path = opened.headers().firstValue("Location").orElseThrow();
        database.clock.forward(Duration.ofMinutes(5));
        ok(post(path + "/acknowledge", "{\"by\":\"max\"}"));
        ok(post(path + "/assign", "{\"to\":\"ann\",\"by\":\"max\"}"));
        ok(post(path + "/confirm", "{\"priority\":\"P0\",\"text\":\"nobody can pay\"}"));
        ok(post(path + "/note", "{\"text\":\"rolled back\",\"next-update\":\"2026-11-22T12:30:00Z\"}"));
        ok(post(path + "/resolve", "{\"text\":\"all is well\"}"));
        assertThat(ok(post(path + "/reopen", "{\"why\":\"it was not\"}"))).contains("\"state\":\"ACKNOWLEDGED\"");

        Incident incident = incidents.get(Long.parseLong(path.substring("/incidents/".length())));
        assertThat(incident.assignee()).isEqualTo("ann");
        assertThat(incident.priority().name()).isEqualTo("P0");
        assertThat(incident.toAcknowledge()).hasValue(Duration.ofMinutes(5));
        assertThat(incidents.history(incident.id()))
                .extracting(IncidentEvent::by)
                .containsOnly("max (token:on-call)", "token:on-call");
        assertThat(ok(get(path))).contains("nobody can pay", "it was not");
        assertThat(ok(get("/incidents"))).contains("the site is down").contains("\"due\":\"2026-11-22T12:15:00Z\"");
        assertThat(ok(get("/incidents?environment=production"))).contains("the site is down");
    }

    @Test
    void theSameTroubleReportedAgainIsTheSameIncident() throws Exception {
        assertThat(post("/incidents", SITE).statusCode()).isEqualTo(201);
        assertThat(ok(post("/incidents", SITE))).contains("\"fires\":2");
        assertThat(incidents.between(
                        "production",
                        database.clock.instant(),
                        database.clock.instant().plusSeconds(1)))
                .hasSize(1);
    }

    @Test
    void strangersAndTokensOfTheIntakeAreRefused() throws Exception {
        for (String authorization : List.of("Bearer wrong", "Bearer " + INTAKE, "Basic " + TOKEN, "")) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(uri("/incidents")).header("Authorization", authorization);
            problem(send(request.POST(HttpRequest.BodyPublishers.ofString(SITE))), 401, "unknown-token");
        }
        server.stop();
        start(Map.of());
        problem(post("/incidents", SITE), 404, "not-configured");
        assertThat(count()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "P1\" | P9\" | 422 | not-storable",
                "production | preview | 422 | not-storable",
                "\"title\" | \"titel\" | 422 | not-storable",
                "\"max\" | 7 | 422 | not-storable",
                "\"max\" | \"max\",\"since\":\"tomorrow\" | 422 | not-storable",
                "\"max\" | \"max\",\"since\":\"2027-01-01T00:00:00Z\" | 422 | not-storable",
                "\"max\" | \"m\\u0000\" | 422 | not-storable",
                "} | | 400 | malformed",
                "{ | [{ | 400 | malformed",
            })
    void whatIsNoIncidentIsRefused(String good, String bad, int status, String type) throws Exception {
        problem(post("/incidents", SITE.replace(good, bad == null ? "" : bad)), status, type);
        assertThat(count()).isZero();
    }

    @Test
    void whatDoesNotFitIsRefusedAndChangesNothing() throws Exception {
        String path = post("/incidents", SITE).headers().firstValue("Location").orElseThrow();
        problem(post("/incidents/999/acknowledge", ""), 404, "incident-not-found");
        problem(post(path + "/explode", ""), 404, "not-found");
        problem(post(path + "/reopen", "{\"why\":\"x\"}"), 409, "incident-refused");
        problem(post(path + "/note", "{}"), 422, "not-storable");
        problem(post(path + "/note", "{\"text\":\"" + "x".repeat(70_000) + "\"}"), 413, "too-large");
        problem(get(path + "/acknowledge"), 405, "method-not-allowed");
        problem(send(to("/incidents").DELETE()), 405, "method-not-allowed");
        problem(post(path, ""), 405, "method-not-allowed");
        assertThat(ok(get(path))).contains("\"state\":\"OPEN\"");
        assertThat(incidents.get(Long.parseLong(path.substring(11))).state()).isEqualTo(IncidentState.OPEN);
    }

    @Test
    void whoeverAsksTooOftenHasToWait() throws Exception {
        HttpResponse<String> last = get("/incidents");
        for (int i = 0; i < 200 && last.statusCode() == 200; i++) {
            last = get("/incidents");
        }
        problem(last, 429, "too-many-requests");
        assertThat(last.headers().firstValue("Retry-After")).isPresent();
    }

    private long count() {
        return database.jdbc()
                .sql("select count(*) from app.incident")
                .query(Long.class)
                .single();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + TOKEN);
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(to(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(to(path).GET());
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
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

    private static MaintenancePlan plan(Map<String, Secret> tokens) {
        IntakeSettings intake = new IntakeSettings(
                "127.0.0.1", 0, Map.of("ci", new Secret("CI", INTAKE)), tokens, null, null, null, null, false);
        return new MaintenancePlan(
                "test",
                ZoneId.of("Europe/Paris"),
                Locale.ENGLISH,
                Map.of("production", IncidentDatabase.PRODUCTION),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                Channels.NONE,
                intake);
    }
}
