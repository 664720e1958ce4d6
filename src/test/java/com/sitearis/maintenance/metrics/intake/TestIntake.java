package com.sitearis.maintenance.metrics.intake;

import com.sitearis.maintenance.http.HttpServer;
import com.sitearis.maintenance.metrics.Checks;
import com.sitearis.maintenance.metrics.ChecksRecorded;
import com.sitearis.maintenance.metrics.Deployments;
import com.sitearis.maintenance.metrics.Metrics;
import com.sitearis.maintenance.metrics.MetricsDatabase;
import com.sitearis.maintenance.metrics.SettableClock;
import com.sitearis.maintenance.metrics.store.MetricStore;
import com.sitearis.maintenance.metrics.store.Vitals;
import com.sitearis.maintenance.plan.Channels;
import com.sitearis.maintenance.plan.Environment;
import com.sitearis.maintenance.plan.IntakeSettings;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;

/** The real server on a free port, with the real storage behind it. */
final class TestIntake implements AutoCloseable {

    static final String TOKEN = "a-token-of-the-tests-0123456789";
    static final Secret SIGNING = new Secret("SIGNING", "It's a Secret to Everybody");

    final MetricsDatabase database;
    final SettableClock clock = new SettableClock("2026-10-15T12:00:00Z");
    final MetricStore store;
    final Metrics metrics;
    final Deployments deployments;
    final Vitals vitals;
    final List<ChecksRecorded> told = new CopyOnWriteArrayList<>();
    final HttpClient http = HttpClient.newHttpClient();
    private final HttpServer server;

    TestIntake(MetricsDatabase database) {
        this(database, "https://www.sitearis.com");
    }

    /** @param origin of the pages whose browsers may report */
    TestIntake(MetricsDatabase database, String origin) {
        this.database = database;
        store = new MetricStore(database.dataSource(), clock, 100);
        metrics = new Metrics(store);
        deployments = new Deployments(database.dataSource(), clock);
        vitals = new Vitals(database.dataSource(), store, clock);
        MaintenancePlan plan = plan(origin);
        IntakeService service =
                new IntakeService(metrics, deployments, vitals, new Checks(database.jdbc()), told::add, clock);
        server = new HttpServer(true, () -> plan, Path.of("target", "test-intake"), List.of(service));
        server.start();
    }

    private static MaintenancePlan plan(String origin) {
        IntakeSettings intake = new IntakeSettings(
                "127.0.0.1",
                0,
                Map.of("ci", new Secret("CI", TOKEN), "unset", Secret.missing("UNSET")),
                Map.of(),
                new IntakeSettings.Vitals("production", "www", List.of(origin)),
                SIGNING,
                SIGNING,
                new IntakeSettings.SpeedInsights("production", "www", SIGNING),
                false);
        return new MaintenancePlan(
                "tests",
                ZoneId.of("Europe/Paris"),
                Locale.FRENCH,
                Map.of("production", new Environment("production")),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                Channels.NONE,
                intake);
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + TOKEN);
    }

    HttpResponse<String> send(HttpRequest.Builder request, byte[] body) {
        return answer(request.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build());
    }

    HttpResponse<String> send(HttpRequest.Builder request, String body) {
        return send(request, body.getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> signed(String path, String header, String prefix, String algorithm, byte[] body) {
        String signature = prefix + Signatures.hmac(algorithm, SIGNING, body);
        return send(HttpRequest.newBuilder(uri(path)).header(header, signature), body);
    }

    HttpResponse<String> answer(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    long count(String table) {
        return database.jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    /** Everything that a refused request could have left. */
    long stored() {
        return count("app.sample")
                + count("app.series")
                + count("app.delivery")
                + count("app.deployment_report")
                + count("app.vital")
                + count("app.dirty_hour");
    }

    static byte[] fixture(String name) {
        try {
            return Files.readAllBytes(Path.of("src/test/resources/metrics", name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] gzip(byte[] plain) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(plain);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
