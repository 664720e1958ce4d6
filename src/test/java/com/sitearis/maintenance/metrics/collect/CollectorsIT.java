package com.sitearis.maintenance.metrics.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sitearis.maintenance.metrics.Metrics;
import com.sitearis.maintenance.metrics.MetricsDatabase;
import com.sitearis.maintenance.metrics.SeriesQuery;
import com.sitearis.maintenance.metrics.SettableClock;
import com.sitearis.maintenance.metrics.Summary;
import com.sitearis.maintenance.metrics.collect.PrometheusScrapeSettings.Taken;
import com.sitearis.maintenance.metrics.store.MetricStore;
import com.sitearis.maintenance.metrics.store.Readings;
import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.plan.Secret;
import com.sitearis.maintenance.postgres.TestServer;
import com.sitearis.maintenance.run.QuietScope;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Collectors against a real database and a real HTTP server that answers what the vendors describe. */
class CollectorsIT {

    private static MetricsDatabase database;
    private final SettableClock clock = new SettableClock("2026-10-01T03:00:00Z");
    private final QuietScope scope = new QuietScope();
    private Metrics metrics;
    private Readings readings;
    private HttpServer server;
    private volatile byte[] page = new byte[0];
    private volatile int status = 200;
    private volatile String authorization = "";
    private volatile String query = "";

    @BeforeAll
    static void create() {
        database = MetricsDatabase.create("collectors");
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @BeforeEach
    void start() throws IOException {
        database.empty();
        MetricStore store = new MetricStore(database.dataSource(), clock, 100);
        metrics = new Metrics(store);
        readings = new Readings(database.dataSource(), store);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        query = exchange.getRequestURI().getPath() + "?"
                + exchange.getRequestURI().getQuery();
        exchange.sendResponseHeaders(status, page.length == 0 ? -1 : page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }

    @Test
    void asksADatabaseAndComparesWithTheLastTime() throws Exception {
        Database shop = new Database("shop", "production", TestServer.createDatabase("asked"), null);
        PostgresStatisticsJob job = new PostgresStatisticsJob(readings, clock);
        job.collect(shop, "statistics", "1", scope);
        assertThat(figures("db.size").min().orElseThrow()).isGreaterThan(1_000_000);
        assertThat(figures("db.connections").n()).isEqualTo(1);
        assertThat(figures("db.xid-age").n()).isEqualTo(1);
        assertThat(figures("db.longest-transaction").min().orElseThrow()).isNotNegative();
        assertThat(figures("db.replication-lag").n()).isZero(); // nothing is replicated: no figure, not 0
        assertThat(figures("db.growth").n()).isZero();
        assertThat(figures("db.transactions").n()).isZero();

        TestServer.execute(
                shop.address(), "create table filler as select repeat('x', 1000) from generate_series(1, 5000)");
        clock.set("2026-10-01T03:05:00Z");
        job.collect(shop, "statistics", "2", scope);
        job.collect(shop, "statistics", "2", scope); // the step was executed again
        assertThat(figures("db.size").n()).isEqualTo(2);
        assertThat(figures("db.growth").sum().orElseThrow()).isGreaterThan(5_000_000);
        assertThat(figures("db.transactions").n()).isEqualTo(1);
        assertThat(scope.notes).last().isEqualTo("0 samples");
    }

    @Test
    void cpuIsWhatTheCountersGrewAndDiskIsThatOfTheData() {
        PrometheusScrapeJob job = new PrometheusScrapeJob(readings, clock);
        PrometheusScrapeSettings settings = supabase();
        String first = fixture("supabase-metrics.prom");
        scrape(job, settings, "1", first);
        assertThat(authorization).isEqualTo("Basic c2VydmljZV9yb2xlOnNiX3NlY3JldA==");
        assertThat(figures("cpu.used").n()).isZero();
        assertThat(figures("disk.free").mean().orElseThrow()).isCloseTo(0.19, within(1e-12));

        // 30 of 120 seconds were used.
        clock.set("2026-10-01T03:01:00Z");
        String second = first.replace("1000.0", "1045.0").replace("500.0", "515.0");
        scrape(job, settings, "2", second);
        assertThat(figures("cpu.used").mean().orElseThrow()).isCloseTo(0.25, within(1e-12));

        // A restart: the interval is dropped, and the next one counts again.
        clock.set("2026-10-01T03:02:00Z");
        scrape(job, settings, "3", first.replace("1000.0", "1.0").replace("500.0", "1.0"));
        assertThat(figures("cpu.used").n()).isEqualTo(1);
        clock.set("2026-10-01T03:03:00Z");
        scrape(job, settings, "4", first.replace("1000.0", "31.0").replace("500.0", "31.0"));
        assertThat(figures("cpu.used").n()).isEqualTo(2);
        assertThat(figures("cpu.used").max().orElseThrow()).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void whatIsNotThereIsAFailureAndNoFigure() {
        PrometheusScrapeJob job = new PrometheusScrapeJob(readings, clock);
        assertThatThrownBy(() -> scrape(job, supabase(), "1", "up 1\n"))
                .isInstanceOf(CollectorFailed.class)
                .hasMessageContaining("node_cpu_seconds_total");
        status = 401;
        assertThatThrownBy(() -> scrape(job, supabase(), "2", fixture("supabase-metrics.prom")))
                .isInstanceOf(CollectorFailed.class)
                .hasMessageContaining("answered 401")
                .hasMessageNotContaining("sb_secret");
        assertThat(database.jdbc()
                        .sql("select count(*) from app.delivery")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void otherValuesAreTakenByNameAndLabels() {
        PrometheusScrapeSettings settings = new PrometheusScrapeSettings(
                uri("/metrics"),
                null,
                null,
                "production",
                "app",
                false,
                null,
                List.of(
                        new Taken("requests_total", Map.of("code", "500"), "http.errors", true),
                        new Taken("queue", Map.of(), "queue.length", false)));
        PrometheusScrapeJob job = new PrometheusScrapeJob(readings, clock);
        scrape(job, settings, "1", "requests_total{code=\"500\",a=\"1\"} 5\nrequests_total{code=\"200\"} 9\nqueue 3\n");
        clock.set("2026-10-01T03:01:00Z");
        scrape(
                job,
                settings,
                "2",
                "requests_total{code=\"500\",a=\"1\"} 12\nrequests_total{code=\"200\"} 9\nqueue 4\n");
        assertThat(figures("http.errors").sum()).hasValue(7);
        assertThat(figures("queue.length").mean()).hasValue(3.5);
    }

    @Test
    void sessionsAreFetchedByTheHourAndOnce() {
        page = fixture("sentry-sessions.json").getBytes(StandardCharsets.UTF_8);
        SentrySessionsSettings settings = new SentrySessionsSettings(
                uri("/"), "sitearis", "45", new Secret("SENTRY", "a-token"), "production", "www");
        SentrySessionsJob job = new SentrySessionsJob(metrics, clock);
        job.collect(settings, "sentry", scope);
        job.collect(settings, "sentry", scope);
        assertThat(authorization).isEqualTo("Bearer a-token");
        assertThat(query)
                .startsWith("/api/0/organizations/sitearis/sessions/?project=45&environment=production")
                .contains("field=sum(session)")
                .contains("end=2026-10-01T01:00:00Z");
        assertThat(scope.notes).containsExactly("2 hours", "0 hours");
        assertThat(figures("sessions.total").sum()).hasValue(10_000);
        assertThat(figures("sessions.bad").sum()).hasValue(50); // T13: 0.50 %
        page = "{\"detail\":\"moved\"}".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> job.collect(settings, "sentry", scope)).isInstanceOf(CollectorFailed.class);
    }

    private void scrape(PrometheusScrapeJob job, PrometheusScrapeSettings settings, String id, String text) {
        page = text.getBytes(StandardCharsets.UTF_8);
        job.scrape(settings, "scrape", id, scope);
    }

    private PrometheusScrapeSettings supabase() {
        return new PrometheusScrapeSettings(
                uri("/customer/v1/privileged/metrics"),
                "service_role",
                new Secret("KEY", "sb_secret"),
                "production",
                "supabase",
                true,
                "/data",
                List.of());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private Summary figures(String metric) {
        return metrics.summary(
                SeriesQuery.of(metric, "production"),
                Instant.parse("2026-09-01T00:00:00Z"),
                Instant.parse("2026-11-01T00:00:00Z"));
    }

    private static String fixture(String name) {
        try {
            return Files.readString(Path.of("src/test/resources/metrics", name));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
