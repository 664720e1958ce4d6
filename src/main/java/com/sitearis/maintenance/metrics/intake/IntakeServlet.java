package com.sitearis.maintenance.metrics.intake;

import com.sitearis.maintenance.metrics.DeliveryContradicted;
import com.sitearis.maintenance.metrics.SampleRefused;
import com.sitearis.maintenance.metrics.TooManySeries;
import com.sitearis.maintenance.plan.IntakeSettings;
import com.sitearis.maintenance.plan.MaintenancePlan;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands each request to its endpoint and tells every refusal as a problem document. */
final class IntakeServlet extends HttpServlet {

    private static final Logger log = LoggerFactory.getLogger(IntakeServlet.class);
    private static final long serialVersionUID = 1;
    private static final String SCRIPT = "/vitals.js";

    private final transient Supplier<MaintenancePlan> plan;
    private final transient Map<String, Endpoint> posts;
    private final transient RateLimit perAddress = new RateLimit(1000, 2000);
    private final String script = script();

    IntakeServlet(Supplier<MaintenancePlan> plan, Map<String, Endpoint> posts) {
        this.plan = plan;
        this.posts = posts;
    }

    @Override
    protected void service(HttpServletRequest http, HttpServletResponse response) throws IOException {
        Answer answer;
        try {
            answer = answer(http);
        } catch (Refusal e) {
            answer = Answer.problem(e);
        } catch (SampleRefused e) {
            answer = Answer.problem(Refusal.notStorable(message(e)));
        } catch (TooManySeries e) {
            answer = Answer.problem(new Refusal(Refusal.NOT_STORABLE, "too-many-series", message(e)));
            log.warn("the intake refused: {}", e.getMessage());
        } catch (DeliveryContradicted e) {
            answer = Answer.problem(new Refusal(Refusal.CONFLICT, "contradicts-earlier", message(e)));
        } catch (RuntimeException e) {
            log.error("the intake could not answer {}", http.getRequestURI(), e);
            answer = Answer.problem(new Refusal(Refusal.UNAVAILABLE, "failed", "nothing was stored; try again later"));
        }
        write(answer, response);
    }

    private Answer answer(HttpServletRequest http) throws IOException {
        MaintenancePlan current = plan.get();
        IntakeSettings intake = current.intake();
        if (intake == null) {
            throw new Refusal(Refusal.NOT_FOUND, "not-configured", "plan.yaml has no intake");
        }
        Request request = new Request(http, current, intake);
        perAddress.check(request.address());
        String path = Objects.requireNonNullElse(http.getRequestURI(), "");
        if (path.equals(SCRIPT) && http.getMethod().equals("GET") && intake.vitals() != null) {
            return Answer.script(script);
        }
        Endpoint endpoint = posts.get(path);
        if (endpoint == null) {
            throw new Refusal(
                    Refusal.NOT_FOUND, "not-found", "there is nothing here; src/docs/intake.md lists what is");
        }
        if (!http.getMethod().equals("POST")) {
            throw new Refusal(Refusal.METHOD_NOT_ALLOWED, "method-not-allowed", "use POST");
        }
        return endpoint.answer(request);
    }

    private static String message(RuntimeException e) {
        return Objects.requireNonNullElse(e.getMessage(), "");
    }

    private static void write(Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        answer.headers().forEach(response::setHeader);
        if (!answer.contentType().isEmpty()) {
            response.setContentType(answer.contentType());
        }
        if (answer.body().length > 0) {
            response.setContentLength(answer.body().length);
            response.getOutputStream().write(answer.body());
        }
    }

    private static String script() {
        try (InputStream file = Objects.requireNonNull(IntakeServlet.class.getResourceAsStream("/intake/vitals.js"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
