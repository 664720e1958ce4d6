package com.sitearis.maintenance.incident.api;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;
import com.sitearis.maintenance.http.Answer;
import com.sitearis.maintenance.http.HttpService;
import com.sitearis.maintenance.http.RateLimit;
import com.sitearis.maintenance.http.Refusal;
import com.sitearis.maintenance.http.Request;
import com.sitearis.maintenance.incident.Incident;
import com.sitearis.maintenance.incident.IncidentFilter;
import com.sitearis.maintenance.incident.IncidentSheet;
import com.sitearis.maintenance.incident.Incidents;
import com.sitearis.maintenance.incident.Response;
import com.sitearis.maintenance.plan.Secret;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /incidents…}: lists and shows incidents, and hands what changes them to {@link Changes}. */
final class IncidentService implements HttpService {

    private static final Logger log = LoggerFactory.getLogger(IncidentService.class);

    private static final String ALL = "/incidents";
    private static final Pattern ONE = Pattern.compile("/incidents/(\\d{1,18})(?:/([a-z]+))?");
    private static final int MOST = 200;

    private final Incidents incidents;
    private final Response response;
    private final Changes changes;
    private final RateLimit perToken = new RateLimit(5, 50);

    IncidentService(Incidents incidents, Response response, Changes changes) {
        this.incidents = incidents;
        this.response = response;
        this.changes = changes;
    }

    @Override
    public boolean serves(String path) {
        return path.equals(ALL) || ONE.matcher(path).matches();
    }

    @Override
    public Answer answer(Request request) throws IOException {
        Map<String, Secret> tokens = request.intake().incidentTokens();
        if (tokens.isEmpty()) {
            throw new Refusal(Refusal.NOT_FOUND, "not-configured", "plan.yaml has no intake.incident-tokens");
        }
        String sender = request.sender(tokens);
        perToken.check(sender);
        try {
            return answer(request, sender);
        } catch (Failure e) {
            int status = e.exitCode() == ExitCode.NOT_FOUND ? Refusal.NOT_FOUND : Refusal.CONFLICT;
            throw new Refusal(status, e.runbook(), Objects.requireNonNullElse(e.getMessage(), ""));
        }
    }

    private Answer answer(Request request, String sender) throws IOException {
        if (request.path().equals(ALL)) {
            return request.method().equals("GET") ? Answer.json(list(request)) : open(request, sender);
        }
        Matcher one = ONE.matcher(request.path());
        if (!one.matches()) {
            throw Refusal.notFound();
        }
        long id = Long.parseLong(one.group(1));
        String verb = one.group(2);
        if (verb == null) {
            request.method("GET");
            return Answer.json(show(incidents.get(id)));
        }
        Incident changed = changes.apply(id, verb, request, sender);
        log.info("incident {}: {}, by the token {} from {}", id, verb, sender, request.address());
        return Answer.json(show(changed));
    }

    private Answer open(Request request, String sender) throws IOException {
        if (!request.method().equals("POST")) {
            throw Refusal.method("GET, POST");
        }
        Incident opened = changes.open(request, sender);
        log.info("incident {}: opened, by the token {} from {}", opened.id(), sender, request.address());
        return opened.fires() == 1 ? Answer.created(show(opened), ALL + "/" + opened.id()) : Answer.json(show(opened));
    }

    private List<IncidentSheet> list(Request request) {
        String environment =
                request.parameter("environment").map(request::environment).orElse(null);
        boolean all = request.parameter("all").filter("true"::equals).isPresent();
        return incidents.list(new IncidentFilter(environment, all, MOST)).stream()
                .map(incident -> new IncidentSheet(incident, response.clock(incident), null, null))
                .toList();
    }

    private IncidentSheet show(Incident incident) {
        return new IncidentSheet(
                incident,
                response.clock(incident),
                incidents.history(incident.id()),
                incidents.checklist(incident.id()));
    }
}
