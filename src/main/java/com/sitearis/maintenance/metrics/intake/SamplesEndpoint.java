package com.sitearis.maintenance.metrics.intake;

import com.sitearis.maintenance.http.Answer;
import com.sitearis.maintenance.http.Body;
import com.sitearis.maintenance.http.RateLimit;
import com.sitearis.maintenance.http.Request;
import com.sitearis.maintenance.metrics.Delivery;
import com.sitearis.maintenance.metrics.Metrics;
import com.sitearis.maintenance.metrics.Sample;
import com.sitearis.maintenance.metrics.SampleReader;
import com.sitearis.maintenance.metrics.Stored;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;

/** {@code POST /ingest/samples}: batches of anything that is measured. */
final class SamplesEndpoint implements Endpoint {

    static final int MOST_RAW = 8 * 1024 * 1024;
    static final int MOST_DECODED = 32 * 1024 * 1024;
    private static final int MOST_SAMPLES = 100_000;
    private static final Duration WITHIN = Duration.ofSeconds(60);

    private final Metrics metrics;
    private final Turnstile turnstile;
    private final RateLimit perToken = new RateLimit(500, 1000);

    SamplesEndpoint(Metrics metrics, Turnstile turnstile) {
        this.metrics = metrics;
        this.turnstile = turnstile;
    }

    @Override
    public Answer answer(Request request) throws IOException {
        String sender = request.sender(request.intake().tokens());
        perToken.check(sender);
        byte[] raw = request.rawBody(MOST_RAW, WITHIN);
        return turnstile.pass(() -> {
            byte[] body = request.decoded(raw, MOST_DECODED);
            Body.checkUtf8(body);
            List<Sample> samples = new SampleReader(request.environments(), MOST_SAMPLES).read(body);
            Stored stored = metrics.store(new Delivery("token:" + sender, id(request, body), samples));
            return Answer.json(Map.of("samples", stored.samples(), "known", stored.known()));
        });
    }

    /** Without a key the content is the delivery's name: sent again, it is the same delivery. */
    private static String id(Request request, byte[] body) {
        String key = request.header("Idempotency-Key");
        return key == null ? "sha256:" + DigestUtils.sha256Hex(body) : "key:" + key;
    }
}
