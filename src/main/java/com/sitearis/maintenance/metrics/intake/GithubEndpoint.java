package com.sitearis.maintenance.metrics.intake;

import com.sitearis.maintenance.http.Answer;
import com.sitearis.maintenance.http.Payload;
import com.sitearis.maintenance.http.Request;
import com.sitearis.maintenance.metrics.Deployment;
import com.sitearis.maintenance.metrics.Deployments;
import com.sitearis.maintenance.metrics.Outcome;
import com.sitearis.maintenance.plan.Secret;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** {@code POST /ingest/github}: GitHub's webhook. A {@code deployment_status} that ends a deployment is kept. */
final class GithubEndpoint implements Endpoint {

    private final Deployments deployments;

    GithubEndpoint(Deployments deployments) {
        this.deployments = deployments;
    }

    @Override
    public Answer answer(Request request) throws IOException {
        Secret secret = Endpoints.configured(request.intake().github(), "github-secret");
        byte[] raw = Payload.raw(request);
        String signature = request.header("X-Hub-Signature-256");
        String hex = signature != null && signature.startsWith("sha256=") ? signature.substring(7) : null;
        Signatures.check(hex, raw, secret, "HmacSHA256");
        if (!"deployment_status".equals(request.header("X-GitHub-Event"))) {
            return Answer.nothing();
        }
        JsonNode body = Payload.read(request, raw);
        Outcome outcome = switch (Payload.text(body, "deployment_status.state")) {
            case "success" -> Outcome.SUCCEEDED;
            case "failure", "error" -> Outcome.FAILED;
            default -> null; // it goes on, or was replaced by a later one
        };
        String environment = Payload.text(body, "deployment.environment").toLowerCase(Locale.ROOT);
        if (outcome == null || !request.environments().contains(environment)) {
            return Answer.nothing(); // previews have environments of their own
        }
        Deployment report = new Deployment(
                environment,
                Payload.text(body, "deployment.sha").toLowerCase(Locale.ROOT),
                1,
                Payload.instant(Payload.text(body, "deployment_status.created_at")),
                outcome,
                "github",
                Payload.text(body, "deployment_status.id"));
        return Answer.json(Map.of("known", !deployments.record(report)));
    }
}
