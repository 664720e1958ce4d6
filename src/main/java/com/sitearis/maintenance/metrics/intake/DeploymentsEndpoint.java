package com.sitearis.maintenance.metrics.intake;

import com.sitearis.maintenance.http.Answer;
import com.sitearis.maintenance.http.Payload;
import com.sitearis.maintenance.http.RateLimit;
import com.sitearis.maintenance.http.Refusal;
import com.sitearis.maintenance.http.Request;
import com.sitearis.maintenance.metrics.Deployment;
import com.sitearis.maintenance.metrics.Deployments;
import com.sitearis.maintenance.metrics.Outcome;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** {@code POST /ingest/deployments}: from a pipeline that has a token. */
final class DeploymentsEndpoint implements Endpoint {

    private final Deployments deployments;
    private final RateLimit perToken = new RateLimit(5, 50);

    DeploymentsEndpoint(Deployments deployments) {
        this.deployments = deployments;
    }

    @Override
    public Answer answer(Request request) throws IOException {
        String sender = request.sender(request.intake().tokens());
        perToken.check(sender);
        JsonNode body = Payload.read(request, Payload.raw(request));
        Deployment report = new Deployment(
                request.environment(Payload.text(body, "environment")),
                Payload.text(body, "sha").toLowerCase(Locale.ROOT),
                1,
                at(body),
                outcome(Payload.text(body, "outcome")),
                "token:" + sender,
                Payload.text(body, "id"));
        return Answer.json(Map.of("known", !deployments.record(report)));
    }

    private static Outcome outcome(String word) {
        for (Outcome outcome : Outcome.values()) {
            if (outcome.name().replace('_', '-').equalsIgnoreCase(word.replace('_', '-'))) {
                return outcome;
            }
        }
        throw Refusal.notStorable("outcome is succeeded, failed, canceled or rolled-back");
    }

    private static Instant at(JsonNode body) {
        return Payload.instant(Payload.text(body, "at"));
    }
}
