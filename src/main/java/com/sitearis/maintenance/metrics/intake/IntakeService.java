package com.sitearis.maintenance.metrics.intake;

import com.sitearis.maintenance.http.Answer;
import com.sitearis.maintenance.http.HttpService;
import com.sitearis.maintenance.http.Refusal;
import com.sitearis.maintenance.http.Request;
import com.sitearis.maintenance.metrics.Checks;
import com.sitearis.maintenance.metrics.ChecksRecorded;
import com.sitearis.maintenance.metrics.DeliveryContradicted;
import com.sitearis.maintenance.metrics.Deployments;
import com.sitearis.maintenance.metrics.Metrics;
import com.sitearis.maintenance.metrics.SampleRefused;
import com.sitearis.maintenance.metrics.TooManySeries;
import com.sitearis.maintenance.metrics.store.Vitals;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What others send to be measured: {@code /ingest/…}, and the script that makes browsers send. */
public final class IntakeService implements HttpService {

    private static final Logger log = LoggerFactory.getLogger(IntakeService.class);
    private static final String SCRIPT = "/vitals.js";

    private final Map<String, Endpoint> posts;
    private final String script = script();

    /** @param tell hears of the checks that came in */
    public IntakeService(
            Metrics metrics,
            Deployments deployments,
            Vitals vitals,
            Checks checks,
            Consumer<ChecksRecorded> tell,
            Clock clock) {
        this.posts = Endpoints.posts(metrics, deployments, vitals, checks, tell, clock);
    }

    @Override
    public boolean serves(String path) {
        return posts.containsKey(path) || path.equals(SCRIPT);
    }

    @Override
    public Answer answer(Request request) throws IOException {
        if (request.path().equals(SCRIPT)) {
            return script(request);
        }
        request.method("POST");
        try {
            return Objects.requireNonNull(posts.get(request.path())).answer(request);
        } catch (SampleRefused e) {
            throw Refusal.notStorable(message(e));
        } catch (TooManySeries e) {
            log.warn("the intake refused: {}", e.getMessage());
            throw new Refusal(Refusal.NOT_STORABLE, "too-many-series", message(e));
        } catch (DeliveryContradicted e) {
            throw new Refusal(Refusal.CONFLICT, "contradicts-earlier", message(e));
        }
    }

    private Answer script(Request request) {
        if (request.intake().vitals() == null) {
            throw Refusal.notFound();
        }
        request.method("GET");
        return Answer.script(script);
    }

    private static String message(RuntimeException e) {
        return Objects.requireNonNullElse(e.getMessage(), "");
    }

    private static String script() {
        try (InputStream file = Objects.requireNonNull(IntakeService.class.getResourceAsStream("/intake/vitals.js"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
