package com.sitearis.maintenance.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.postgres.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Secrets never leave: planted in every place of a plan, used well and in vain, and looked for wherever anything is kept or shown. */
class SecretsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Pattern LINK = Pattern.compile("(?:href|hx-get)=\"(/[^\"#]*)");
    private static final List<String> PAGES = List.of(
            "/",
            "/jobs",
            "/runs",
            "/backups",
            "/restore",
            "/incidents",
            "/windows",
            "/slow-queries",
            "/kpi",
            "/plan",
            "/account",
            "/accounts",
            "/audit",
            "/status");
    private static final int LIKE_ANOTHER = 2;

    private final HttpClient http = HttpClient.newHttpClient();
    private final PlantedHome home = new PlantedHome();
    private final String token;

    SecretsIT() throws Exception {
        String password = json(home.say("account", "add", "maria", "--role", "admin", "--json"), "password");
        home.secrets.know("one-time password", password);
        token = json(home.say("token", "add", "maria", "test", "--role", "admin", "--json"), "token");
        home.secrets.know("API token", token);
    }

    @Test
    void noSecretIsFoundAnywhere() throws Exception {
        try (home) {
            home.serve();
            assertThat(Waiting.until(PATIENCE, () -> log().contains("ready: ") || !home.alive()))
                    .isTrue();
            assertThat(log()).contains("ready: ");
            runEverything();
            wasHeard();
            lookAtTheApi();
            lookAtPages();
            lookAtCommands();
            lookAtTheDatabase();
            lookAtFiles();
            home.secrets.lookAt("log", log());
        }
        assertThat(home.secrets.leaks).isEmpty();
    }

    private void runEverything() throws Exception {
        for (String job : home.jobs) {
            HttpResponse<byte[]> answer = post("/api/v1/jobs/" + job + "/run", "{\"reason\": \"a try\"}");
            assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(202);
        }
        assertThat(Waiting.until(PATIENCE, () -> {
                    JsonNode runs = read("/api/v1/runs?limit=100").path("items");
                    return runs.size() >= home.jobs.size()
                            && runs.valueStream()
                                    .allMatch(run -> run.path("finished").isString());
                }))
                .as(read("/api/v1/runs?limit=100").toPrettyString())
                .isTrue();
        said("notify", "test", "dba");
        post("/api/v1/incidents", "{\"title\": \"planted\", \"environment\": \"test\", \"priority\": \"P1\"}");
    }

    /** Or else nothing would have been tried. */
    private void wasHeard() {
        assertThat(Waiting.until(
                        PATIENCE,
                        () -> Stream.of("/hooks/", "/s3", "/metrics", "/robot", "/probe", "Bearer ", "Basic ")
                                        .allMatch(home.repeating.heard()::contains)
                                && home.smtp.dialogue().stream().anyMatch(line -> line.startsWith("AUTH"))))
                .as(home.repeating.heard() + home.smtp.dialogue())
                .isTrue();
    }

    /** Every GET of its document, with what there is and with what there is not. */
    private void lookAtTheApi() throws Exception {
        Map<String, List<String>> places = Map.of(
                "/api/v1/runs", ids("/api/v1/runs?limit=100", "/id"),
                "/api/v1/backups", ids("/api/v1/backups", "/id"),
                "/api/v1/incidents", ids("/api/v1/incidents", "/incident/id"),
                "/api/v1/metrics", List.of("http.response"),
                "/api/v1/jobs", home.jobs);
        assertThat(places)
                .allSatisfy((path, known) -> assertThat(known).as(path).isNotEmpty());
        for (String path : read("/api/v1/openapi.json").path("paths").propertyNames()) {
            List<String> values = new ArrayList<>(places.getOrDefault(path.replaceAll("/\\{.*", ""), List.of("shop")));
            values.add("nothing");
            for (String value : values) {
                if (path.endsWith("/events") && values.indexOf(value) > 1) {
                    continue; // each lasts a second
                }
                look("GET", path.replaceFirst("\\{[^}]*}", value).replaceAll("\\{[^}]*}", "1"), "");
            }
            look("POST", path.replaceAll("\\{[^}]*}", "1"), "{\"reason\": 7");
        }
        for (String path : List.of(
                "/actuator/health",
                "/actuator/prometheus",
                "/actuator/env",
                "/login/oidc",
                "/login/oidc/callback?code=1&state=1",
                "/actuator",
                "/status")) {
            look("GET", path, "");
        }
        for (String path : List.of("samples", "deployments", "github/deployments", "vercel", "speed-insights")) {
            URI address = URI.create("http://127.0.0.1:" + home.intake + "/ingest/" + path);
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header("Authorization", "Bearer wrong")
                    .header("X-Hub-Signature-256", "sha256=00")
                    .POST(BodyPublishers.ofString("{}"))
                    .build();
            home.secrets.lookAt(
                    address.getPath(),
                    http.send(request, BodyHandlers.ofByteArray()).body());
        }
    }

    private List<String> ids(String path, String pointer) {
        return read(path)
                .path("items")
                .valueStream()
                .map(item -> item.at(pointer).asString())
                .distinct()
                .toList();
    }

    /** From the first page on, whatever a link leads to. */
    private void lookAtPages() throws Exception {
        Deque<String> next = new ArrayDeque<>(PAGES);
        Set<String> known = new HashSet<>(next);
        Map<String, Integer> pages = new HashMap<>();
        while (!next.isEmpty()) {
            String path = next.remove();
            // Of pages that differ in a number only, some will do.
            if (pages.merge(path.replaceAll("[?].*", "").replaceAll("[0-9]+", "1"), 1, Integer::sum) > LIKE_ANOTHER) {
                continue;
            }
            HttpResponse<byte[]> answer = look("GET", path.replace("&amp;", "&"), "");
            LINK.matcher(new String(answer.body(), UTF_8))
                    .results()
                    .map(link -> link.group(1))
                    .filter(link -> !link.startsWith("/webjars/") && !link.startsWith("/assets/") && known.add(link))
                    .forEach(next::add);
        }
        assertThat(pages).containsKeys("/runs/1", "/incidents/1", "/runbook/store-failed");
    }

    private void lookAtCommands() throws Exception {
        List<String> lines = new ArrayList<>(List.of(
                "plan",
                "plan --json",
                "job list --json",
                "run list --json",
                "backup list --json",
                "incident list --json",
                "notify list --json",
                "notify show 1",
                "notify show 2 --json",
                "mail list --json",
                "account list --json",
                "token list --json",
                "metrics list --json"));
        ids("/api/v1/runs?limit=100", "/id").forEach(run -> lines.add("run show " + run));
        ids("/api/v1/backups", "/id").forEach(backup -> lines.add("backup show " + backup + " --json"));
        lines.forEach(line -> said(line.split(" ", -1)));
        // What cannot be understood is told with the place, and not with what a variable holds.
        home.write(
                "wrong",
                "kind: prometheus-scrape\nschedule: { every: \"${SHOP_PASSWORD}\" }\nsettings: { url: \"http://me:${SCRAPE_KEY}@localhost/\", user: 1, environment: \"${PROBE_KEY}\" }\n");
        assertThat(said("plan").code()).isNotZero();
        said("plan", "--json");
        post("/api/v1/jobs/scrape/run", "{}");
        look("GET", "/plan", "");
        Files.delete(home.folder.resolve("jobs/wrong.yaml"));
    }

    /** All rows of all tables: runs, their lines and failures, the audit log, what people are told, and the engine's own. */
    private void lookAtTheDatabase() throws Exception {
        PgAddress own = TestServer.address().withDatabase("planted_own");
        try (Connection connection = TestServer.open(own);
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("""
                    select format('%I.%I', schemaname, tablename) from pg_tables
                    where schemaname not in ('pg_catalog', 'information_schema')""")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            assertThat(tables).contains("app.audit", "app.run", "app.run_line");
            for (String table : tables) {
                try (ResultSet rows = statement.executeQuery("select * from " + table)) {
                    lookAtRows(table, rows);
                }
            }
        }
    }

    private void lookAtRows(String table, ResultSet rows) throws Exception {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            for (int column = 1; column <= columns; column++) {
                String place = table + "." + rows.getMetaData().getColumnName(column);
                Object value = rows.getObject(column);
                if (value instanceof byte[] bytes) {
                    home.secrets.lookAt(place, bytes);
                } else if (value != null) {
                    home.secrets.lookAt(place, value.toString());
                }
            }
        }
    }

    /** The store with its manifests, and whatever else lies in the home. */
    private void lookAtFiles() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(home.home())) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("/scratch/.template-"))
                    .toList();
        }
        assertThat(files).anyMatch(file -> file.endsWith("manifest.json"));
        for (Path file : files) {
            home.secrets.lookAt(home.home().relativize(file).toString(), Files.readAllBytes(file));
        }
    }

    private Said said(String... line) {
        Said said = home.say(line);
        home.secrets.lookAt(String.join(" ", line), said.out() + said.err());
        return said;
    }

    private static String json(Said said, String name) {
        assertThat(said.code()).as(said.toString()).isZero();
        return JsonMapper.shared().readTree(said.out()).path(name).asString();
    }

    private JsonNode read(String path) {
        try {
            return JsonMapper.shared().readTree(look("GET", path, "").body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<byte[]> post(String path, String body) throws IOException, InterruptedException {
        return look("POST", path, body);
    }

    private HttpResponse<byte[]> look(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + home.console + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
        home.secrets.lookAt(method + " " + path, answer.body());
        home.secrets.lookAt(
                method + " " + path + " (headers)", answer.headers().map().toString());
        return answer;
    }

    private String log() {
        try {
            return home.log();
        } catch (IOException e) {
            return "";
        }
    }
}
