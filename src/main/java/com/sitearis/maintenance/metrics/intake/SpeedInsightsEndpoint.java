package com.sitearis.maintenance.metrics.intake;

import com.sitearis.maintenance.http.Answer;
import com.sitearis.maintenance.http.Body;
import com.sitearis.maintenance.http.Payload;
import com.sitearis.maintenance.http.Refusal;
import com.sitearis.maintenance.http.Request;
import com.sitearis.maintenance.metrics.Delivery;
import com.sitearis.maintenance.metrics.Metrics;
import com.sitearis.maintenance.metrics.Sample;
import com.sitearis.maintenance.metrics.Series;
import com.sitearis.maintenance.metrics.Stored;
import com.sitearis.maintenance.plan.IntakeSettings.SpeedInsights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code POST /ingest/speed-insights}: Vercel's drain of browser figures, a JSON array or NDJSON. Its events have no id: the
 * delivery is known by its content. Who the visitor was (device, city) is not kept.
 */
final class SpeedInsightsEndpoint implements Endpoint {

    private static final String SCHEMA = "vercel.speed_insights.v1";
    private static final Set<String> METRICS = Set.of("CLS", "LCP", "FID", "FCP", "TTFB", "INP");
    private static final Set<String> PHONES = Set.of("android", "ios", "ipados");
    private static final int MOST_EVENTS = 100_000;
    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Metrics metrics;
    private final Turnstile turnstile;

    SpeedInsightsEndpoint(Metrics metrics, Turnstile turnstile) {
        this.metrics = metrics;
        this.turnstile = turnstile;
    }

    @Override
    public Answer answer(Request request) throws IOException {
        SpeedInsights drain = Endpoints.configured(request.intake().speedInsights(), "speed-insights");
        byte[] raw = request.rawBody(SamplesEndpoint.MOST_RAW, WITHIN);
        Signatures.check(request.header("x-vercel-signature"), raw, Endpoints.set(drain.secret()), "HmacSHA1");
        return turnstile.pass(() -> {
            byte[] body = request.decoded(raw, SamplesEndpoint.MOST_DECODED);
            Body.checkUtf8(body);
            String id = "sha256:" + DigestUtils.sha256Hex(body);
            Stored stored = metrics.store(new Delivery("speed-insights", id, samples(body, drain)));
            return Answer.json(Map.of("samples", stored.samples(), "known", stored.known()));
        });
    }

    private static List<Sample> samples(byte[] body, SpeedInsights drain) {
        List<Sample> samples = new ArrayList<>();
        try {
            String text = new String(body, StandardCharsets.UTF_8).strip();
            if (text.startsWith("[")) {
                JSON.readTree(text).forEach(event -> add(event, drain, samples));
            } else {
                text.lines().filter(line -> !line.isBlank()).forEach(line -> add(JSON.readTree(line), drain, samples));
            }
        } catch (JacksonException e) {
            throw Refusal.malformed("the JSON cannot be read: " + e.getOriginalMessage());
        }
        return samples;
    }

    /** Events of another schema are not ours to understand. */
    private static void add(JsonNode event, SpeedInsights drain, List<Sample> samples) {
        if (!SCHEMA.equals(event.path("schema").asString(""))
                || !METRICS.contains(event.path("metricType").asString(""))) {
            return;
        }
        if (samples.size() == MOST_EVENTS) {
            throw Refusal.notStorable("there are more than " + MOST_EVENTS + " events");
        }
        JsonNode value = event.path("value");
        if (!value.isNumber()) {
            throw Refusal.notStorable("an event has no value");
        }
        String system = event.path("osName").asString("").toLowerCase(Locale.ROOT);
        Series series = Series.of(
                "web." + Payload.text(event, "metricType").toLowerCase(Locale.ROOT),
                drain.environment(),
                drain.target(),
                Map.of("device", PHONES.contains(system) ? "mobile" : "desktop"));
        samples.add(new Sample(series, Payload.instant(Payload.text(event, "timestamp")), value.asDouble()));
    }
}
