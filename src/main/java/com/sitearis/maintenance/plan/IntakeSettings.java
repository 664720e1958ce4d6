package com.sitearis.maintenance.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where others send metrics and deployments to.
 *
 * @param address the network address to listen on
 * @param tokens who may send samples, by the name their deliveries are kept under
 * @param incidentTokens who may open and change incidents; by the name that is written into the incident's history
 * @param vitals null when no browser may report
 * @param github the secret of GitHub's webhook; null when it may not report
 * @param vercel the secret of Vercel's webhook
 * @param speedInsights Vercel's drain of browser figures
 * @param behindProxy whether a sender's address is told by the proxy before us, in X-Forwarded-For
 */
public record IntakeSettings(
        String address,
        int port,
        Map<String, Secret> tokens,
        Map<String, Secret> incidentTokens,
        @Nullable Vitals vitals,
        @Nullable Secret github,
        @Nullable Secret vercel,
        @Nullable SpeedInsights speedInsights,
        boolean behindProxy) {

    /**
     * Browsers that report.
     *
     * @param target what the samples are kept for, such as the site's name
     * @param origins the sites whose pages may report, as {@code https://www.example.com}
     */
    public record Vitals(String environment, String target, List<String> origins) {}

    /** Vercel's drain, with a secret of its own. */
    public record SpeedInsights(String environment, String target, Secret secret) {}
}
