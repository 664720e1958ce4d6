package com.sitearis.maintenance.metrics.uptimerobot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sitearis.maintenance.incident.IncidentDatabase;
import com.sitearis.maintenance.metrics.collect.CollectorFailed;
import com.sitearis.maintenance.plan.Secret;
import com.sitearis.maintenance.run.QuietScope;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the provider's pages to our account of the service level. */
class UptimeRobotIT {

    private final IncidentDatabase database = IncidentDatabase.create("uptimerobot");
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void open() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v2/getMonitors", exchange -> {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(form);
            byte[] page = page(form.contains("offset=0") ? 1 : 777).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    /** Two monitors on two pages: up all of October, but for twelve minutes on the 10th. */
    private static String page(int id) {
        long from = Instant.parse("2026-09-30T22:00:00Z").getEpochSecond();
        long down = Instant.parse("2026-10-10T12:00:00Z").getEpochSecond();
        long to = Instant.parse("2026-10-31T23:02:00Z").getEpochSecond();
        return """
                {"stat":"ok","pagination":{"offset":0,"limit":1,"total":2},"monitors":[{"id":%d,"friendly_name":"x",
                "interval":300,"logs":[{"type":2,"datetime":%d,"duration":%d},{"type":1,"datetime":%d,"duration":720},
                {"type":2,"datetime":%d,"duration":%d}]}]}""".formatted(id, down + 720, to - down - 720, down, from, down - from);
    }

    @Test
    void logsAreFetchedOnceAndAccountedForByOurRules() {
        database.clock.set(Instant.parse("2026-11-01T12:00:00Z"));
        UptimeRobotJob job = new UptimeRobotJob(database.checks(), database.clock);
        UptimeRobotSettings settings = settings("777");
        QuietScope scope = new QuietScope();
        job.fetch(settings, scope);
        job.fetch(settings, scope);
        assertThat(scope.notes)
                .containsExactly(
                        "site: 3 logs, 8941 checks, 8941 of them new", "site: 3 logs, 8941 checks, 0 of them new");
        assertThat(asked).hasSize(4).first().asString().contains("logs=1").contains("api_key=a%26b");
        var october = database.sla().month("production", "site", YearMonth.of(2026, 10));
        assertThat(october.raw().down()).isEqualTo(Duration.ofMinutes(12));
        assertThat(october.raw().unknown()).isZero();
        assertThat(october.contractual().agreed()).isEqualTo(Duration.ofHours(733));
        assertThatThrownBy(() -> job.fetch(settings("4711"), scope))
                .isInstanceOf(CollectorFailed.class)
                .hasMessageContaining("no monitor 4711");
    }

    private UptimeRobotSettings settings(String monitor) {
        URI url = URI.create("http://localhost:" + server.getAddress().getPort() + "/v2/getMonitors");
        return new UptimeRobotSettings(
                url, new Secret("KEY", "a&b"), "production", Map.of(monitor, "site"), Duration.ofDays(40));
    }
}
