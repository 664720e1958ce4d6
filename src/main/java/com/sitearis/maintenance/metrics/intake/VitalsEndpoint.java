package com.sitearis.maintenance.metrics.intake;

import com.sitearis.maintenance.http.Answer;
import com.sitearis.maintenance.http.Payload;
import com.sitearis.maintenance.http.RateLimit;
import com.sitearis.maintenance.http.Refusal;
import com.sitearis.maintenance.http.Request;
import com.sitearis.maintenance.metrics.store.Vitals;
import com.sitearis.maintenance.metrics.store.Vitals.Vital;
import com.sitearis.maintenance.plan.IntakeSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * {@code POST /ingest/vitals}: browsers of visitors, which nobody can authenticate. So: only from the plan's origins, known
 * metrics within their bounds, our own clock, and few from one address.
 */
final class VitalsEndpoint implements Endpoint {

    /** Metrics and the largest value that is believed: ten minutes, and for the layout shift a hundred. */
    private static final Map<String, Double> METRICS =
            Map.of("LCP", 600_000.0, "INP", 600_000.0, "CLS", 100.0, "FCP", 600_000.0, "TTFB", 600_000.0);

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{8,80}");
    private static final int MOST_METRICS = 10;

    private final Vitals vitals;
    private final RateLimit perAddress = new RateLimit(2, 20);
    private final RateLimit together = new RateLimit(200, 1000);

    VitalsEndpoint(Vitals vitals) {
        this.vitals = vitals;
    }

    @Override
    public Answer answer(Request request) throws IOException {
        IntakeSettings.Vitals settings = Endpoints.configured(request.intake().vitals(), "vitals");
        String origin = request.header("Origin");
        if (origin == null || !settings.origins().contains(origin)) {
            throw new Refusal(Refusal.FORBIDDEN, "unknown-origin", "pages of this origin may not report");
        }
        perAddress.check(request.address());
        together.check("all");
        JsonNode body = Payload.read(request, Payload.raw(request));
        vitals.report(read(body, settings));
        return Answer.nothing().with("Access-Control-Allow-Origin", origin).with("Vary", "Origin");
    }

    private static List<Vital> read(JsonNode body, IntakeSettings.Vitals settings) {
        String device = Payload.text(body, "device");
        if (!device.equals("mobile") && !device.equals("desktop")) {
            throw Refusal.notStorable("device is mobile or desktop");
        }
        JsonNode metrics = body.path("metrics");
        if (!metrics.isArray() || metrics.isEmpty() || metrics.size() > MOST_METRICS) {
            throw Refusal.notStorable("metrics is a list of 1 to " + MOST_METRICS);
        }
        List<Vital> read = new ArrayList<>();
        for (JsonNode metric : metrics) {
            String name = Payload.text(metric, "name");
            String id = Payload.text(metric, "id");
            double value = metric.path("value").asDouble(Double.NaN);
            Double most = METRICS.get(name);
            if (most == null || !ID.matcher(id).matches() || !(value >= 0 && value <= most)) {
                throw Refusal.notStorable("a metric is LCP, INP, CLS, FCP or TTFB with an id and a value it can have");
            }
            read.add(new Vital(
                    id,
                    "web." + name.toLowerCase(Locale.ROOT),
                    settings.environment(),
                    settings.target(),
                    device,
                    value));
        }
        return read;
    }
}
