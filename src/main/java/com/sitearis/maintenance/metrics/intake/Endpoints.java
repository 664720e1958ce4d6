package com.sitearis.maintenance.metrics.intake;

import com.sitearis.maintenance.http.Refusal;
import com.sitearis.maintenance.metrics.Checks;
import com.sitearis.maintenance.metrics.ChecksRecorded;
import com.sitearis.maintenance.metrics.Deployments;
import com.sitearis.maintenance.metrics.Metrics;
import com.sitearis.maintenance.metrics.store.Vitals;
import com.sitearis.maintenance.plan.Secret;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What answers which path. */
final class Endpoints {

    private Endpoints() {}

    static Map<String, Endpoint> posts(
            Metrics metrics,
            Deployments deployments,
            Vitals vitals,
            Checks checks,
            Consumer<ChecksRecorded> tell,
            Clock clock) {
        Turnstile turnstile = new Turnstile();
        return Map.of(
                "/ingest/samples", new SamplesEndpoint(metrics, turnstile),
                "/ingest/checks", new ChecksEndpoint(checks, tell, turnstile, clock),
                "/ingest/deployments", new DeploymentsEndpoint(deployments),
                "/ingest/github", new GithubEndpoint(deployments),
                "/ingest/vercel", new VercelEndpoint(deployments),
                "/ingest/speed-insights", new SpeedInsightsEndpoint(metrics, turnstile),
                "/ingest/coverage", new CoverageEndpoint(metrics, turnstile, clock),
                "/ingest/vitals", new VitalsEndpoint(vitals));
    }

    /** A part of {@code intake:}; without it its path does not exist. */
    static <T> T configured(@Nullable T part, String key) {
        if (part == null) {
            throw new Refusal(Refusal.NOT_FOUND, "not-configured", "plan.yaml has no intake." + key);
        }
        if (part instanceof Secret secret) {
            set(secret);
        }
        return part;
    }

    static Secret set(Secret secret) {
        if (!secret.present()) {
            throw new Refusal(
                    Refusal.UNAVAILABLE, "secret-missing", "the server's secret is not set; ask its operator");
        }
        return secret;
    }
}
