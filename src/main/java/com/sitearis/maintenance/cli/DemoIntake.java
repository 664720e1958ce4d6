package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.metrics.Check;
import com.sitearis.maintenance.metrics.Deployment;
import com.sitearis.maintenance.metrics.Sample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** Sends the demonstration's history to its own intake, as any sender would. */
final class DemoIntake {

    private static final long WAIT = 300;
    private static final int TOO_MANY = 429;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI address;
    private final String token;
    private final HttpClient http = HttpClient.newHttpClient();

    DemoIntake(int port, String token) {
        this.address = URI.create("http://127.0.0.1:" + port);
        this.token = token;
    }

    /** One that nobody listens on now. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** @param id the same delivery again changes nothing */
    void samples(String id, List<Sample> samples) {
        StringBuilder lines = new StringBuilder();
        for (Sample sample : samples) {
            lines.append(JSON.writeValueAsString(line(sample))).append('\n');
        }
        post("/ingest/samples", id, lines.toString());
    }

    private static Map<String, Object> line(Sample sample) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("metric", sample.series().metric());
        line.put("environment", sample.series().environment());
        line.put("target", sample.series().target());
        line.put("labels", sample.series().labels());
        line.put("at", sample.at().toEpochMilli());
        line.put("value", sample.value());
        return line;
    }

    void checks(String id, List<Check> checks) {
        StringBuilder lines = new StringBuilder();
        for (Check check : checks) {
            lines.append(JSON.writeValueAsString(line(check))).append('\n');
        }
        post("/ingest/checks", id, lines.toString());
    }

    private static Map<String, Object> line(Check check) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("environment", check.environment());
        line.put("component", check.component());
        line.put("probe", check.probe());
        line.put("at", check.at().toEpochMilli());
        line.put("up", check.up());
        line.put("interval", check.interval().toSeconds());
        if (check.detail() != null) {
            line.put("detail", check.detail());
        }
        return line;
    }

    void deployment(Deployment deployment) {
        Map<String, Object> report = Map.of(
                "environment", deployment.environment(),
                "sha", deployment.sha(),
                "at", deployment.at().toString(),
                "outcome", deployment.outcome().name().toLowerCase(Locale.ROOT),
                "id", deployment.id());
        post("/ingest/deployments", deployment.id(), JSON.writeValueAsString(report));
    }

    private void post(String path, String id, String body) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", id)
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(gzip(body)))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            while (answer.statusCode() == TOO_MANY) {
                Thread.sleep(WAIT);
                answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            }
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException("the intake refused " + id + ": " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while " + id + " was sent", e);
        }
    }

    private static byte[] gzip(String body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
