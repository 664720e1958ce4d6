package com.sitearis.maintenance.metrics.intake;

import com.sitearis.maintenance.http.Answer;
import com.sitearis.maintenance.http.Payload;
import com.sitearis.maintenance.http.Refusal;
import com.sitearis.maintenance.http.Request;
import com.sitearis.maintenance.metrics.Deployment;
import com.sitearis.maintenance.metrics.Deployments;
import com.sitearis.maintenance.metrics.Outcome;
import com.sitearis.maintenance.plan.Secret;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * {@code POST /ingest/vercel}: Vercel's webhook. Only tested with payloads that were built from its description.
 *
 * <p>A rollback is kept for the deployment the event names. Vercel sends it when the request is accepted, so it may tell of
 * one that then failed.
 */
final class VercelEndpoint implements Endpoint {

    private final Deployments deployments;

    VercelEndpoint(Deployments deployments) {
        this.deployments = deployments;
    }

    @Override
    public Answer answer(Request request) throws IOException {
        Secret secret = Endpoints.configured(request.intake().vercel(), "vercel-secret");
        byte[] raw = Payload.raw(request);
        Signatures.check(request.header("x-vercel-signature"), raw, secret, "HmacSHA1");
        JsonNode body = Payload.read(request, raw);
        Outcome outcome = switch (Payload.text(body, "type")) {
            case "deployment.succeeded" -> Outcome.SUCCEEDED;
            case "deployment.error" -> Outcome.FAILED;
            case "deployment.canceled" -> Outcome.CANCELED;
            case "deployment.rollback" -> Outcome.ROLLED_BACK;
            default -> null;
        };
        String target = Payload.textOr(body, "payload.target", "preview").toLowerCase(Locale.ROOT);
        if (outcome == null || !request.environments().contains(target)) {
            return Answer.nothing();
        }
        Deployment report = new Deployment(
                target,
                Payload.text(body, "payload.deployment.meta.githubCommitSha").toLowerCase(Locale.ROOT),
                1,
                at(body),
                outcome,
                "vercel",
                Payload.text(body, "id"));
        return Answer.json(Map.of("known", !deployments.record(report)));
    }

    private static Instant at(JsonNode body) {
        JsonNode created = body.path("createdAt");
        if (!created.isIntegralNumber()) {
            throw Refusal.notStorable("createdAt is missing, or no milliseconds since 1970");
        }
        return Instant.ofEpochMilli(created.asLong());
    }
}
