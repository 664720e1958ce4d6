package com.sitearis.maintenance.metrics.collect;

import com.sitearis.maintenance.plan.Key;
import com.sitearis.maintenance.plan.Secret;
import java.net.URI;

/** What a {@code sentry-sessions} job file says under {@code settings:}. */
public record SentrySessionsSettings(
        @Key(about = "Sentry's address", example = "https://sentry.example.com", fallback = "https://sentry.io")
        URI url,

        @Key(about = "the organization's short name", example = "sitearis")
        String organization,

        @Key(about = "the project's number", example = "4501234567890")
        String project,

        @Key(about = "a token that may read: org:read", example = "${SENTRY_TOKEN}")
        Secret token,

        @Key(about = "One of environments; called the same in Sentry", example = "production")
        String environment,

        @Key(about = "what the samples are kept for", example = "www")
        String target) {}
