package com.sitearis.maintenance.http;

import com.sitearis.maintenance.plan.IntakeSettings;
import com.sitearis.maintenance.plan.MaintenancePlan;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands each request to its service and tells every refusal as a problem document. */
final class FrontServlet extends HttpServlet {

    private static final Logger log = LoggerFactory.getLogger(FrontServlet.class);
    private static final long serialVersionUID = 1;

    private final transient Supplier<MaintenancePlan> plan;
    private final transient List<HttpService> services;
    private final transient RateLimit perAddress = new RateLimit(1000, 2000);

    FrontServlet(Supplier<MaintenancePlan> plan, List<HttpService> services) {
        this.plan = plan;
        this.services = services;
    }

    @Override
    protected void service(HttpServletRequest http, HttpServletResponse response) throws IOException {
        Answer answer;
        try {
            answer = answer(http);
        } catch (Refusal e) {
            answer = Answer.problem(e);
        } catch (RuntimeException e) {
            log.error("no answer to {}", http.getRequestURI(), e);
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
        for (HttpService service : services) {
            if (service.serves(request.path())) {
                return service.answer(request);
            }
        }
        throw Refusal.notFound();
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
}
