package com.sitearis.maintenance.metrics.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sitearis.maintenance.metrics.MetricsDatabase;
import com.sitearis.maintenance.metrics.SeriesQuery;
import com.sitearis.maintenance.metrics.Summary;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that sites include, in a real browser, with a real mouse. */
class BeaconIT {

    private static final String PAGE = """
            <!doctype html><html><head><title>Shop</title><script src="%s" defer></script></head>
            <body><div id="banner"></div><h1 style="font-size:30px">A shop with a large title</h1>
            <button style="height:60px">Buy</button>
            <script>
              let busy = 60;
              document.querySelector('button').addEventListener('click', () => {
                const until = performance.now() + busy;
                while (performance.now() < until);
                document.title = 'busy for ' + busy;
              });
              const frames = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
              // Later than half a second after a click: before that a shift is the visitor's own.
              async function shift(height) {
                await new Promise(done => setTimeout(done, 600));
                document.querySelector('#banner').style.height = height + 'px';
                await frames();
                return true;
              }
            </script></body></html>""";

    @TempDir
    private Path folder;

    @Test
    void aRealPageReportsItsVitalsAndTheLastValueOfEachCounts() throws Exception {
        HttpServer shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String origin = "http://127.0.0.1:" + shop.getAddress().getPort();
        try (MetricsDatabase database = MetricsDatabase.create("beacon");
                TestIntake intake = new TestIntake(database, origin);
                Browser browser = Browser.start(folder)) {
            serve(shop, PAGE.formatted(intake.uri("/vitals.js")));
            Browser.Tab page = browser.open(origin + "/");
            await().until(() -> page.evaluate(
                            "document.readyState === 'complete' && performance.getEntriesByType('paint').length > 0")
                    .asBoolean());

            page.evaluate("shift(10)");
            visit(page, 60);
            Browser.Tab other = browser.open("about:blank");
            await().untilAsserted(
                            () -> assertThat(reported(database)).containsOnlyKeys("CLS", "FCP", "INP", "LCP", "TTFB"));
            Map<String, Double> first = reported(database);
            assertThat(first.get("CLS")).isBetween(0.0001, 1.0);
            assertThat(first.get("INP")).isBetween(56.0, 5_000.0);
            assertThat(first.get("LCP")).isBetween(first.get("TTFB"), 30_000.0);

            double interaction = Objects.requireNonNull(first.get("INP"));
            page.toFront();
            page.evaluate("shift(200)");
            visit(page, (int) interaction + 200);
            other.toFront();
            await().untilAsserted(
                            () -> assertThat(reported(database).get("INP")).isGreaterThan(interaction));
            Map<String, Double> last = reported(database);
            assertThat(last).containsOnlyKeys(first.keySet());
            assertThat(last.get("CLS")).isGreaterThan(first.get("CLS"));
            assertThat(last.get("LCP")).isEqualTo(first.get("LCP"));

            intake.clock.set("2026-10-15T12:31:00Z");
            assertThat(intake.vitals.settle()).isEqualTo(5);
            Summary inp = intake.metrics.summary(
                    SeriesQuery.of("web.inp", "production").with("device", "desktop"),
                    Instant.parse("2026-10-15T00:00:00Z"),
                    Instant.parse("2026-10-16T00:00:00Z"));
            assertThat(inp.n()).isEqualTo(1);
            assertThat(inp.last()).hasValue(Objects.requireNonNull(last.get("INP")));
        } finally {
            shop.stop(0);
        }
    }

    /** A click whose handling takes so many milliseconds, and the frame after it, which tells how long it took. */
    private static void visit(Browser.Tab page, int busy) {
        page.evaluate("busy = " + busy);
        page.click("button");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> page.evaluate("document.title").asString().equals("busy for " + busy));
        page.evaluate("frames().then(frames).then(() => true)");
    }

    /** What the page reported last, one value for each of its ids. */
    private static Map<String, Double> reported(MetricsDatabase database) {
        Map<String, Double> values = new TreeMap<>();
        database.jdbc().sql("select id, value from app.vital").query(row -> {
            String id = row.getString("id");
            values.put(id.substring(id.lastIndexOf('-') + 1), row.getDouble("value"));
        });
        return values;
    }

    private static void serve(HttpServer shop, String page) {
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        shop.createContext("/", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            } catch (IOException left) {
                exchange.close();
            }
        });
        shop.start();
    }
}
