package com.sitearis.maintenance.metrics.collect;

import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.plan.PlanCheck;
import java.util.List;

/** {@code kind: sentry-sessions}. */
public final class SentrySessionsKind implements JobKind<SentrySessionsSettings> {

    @Override
    public String name() {
        return "sentry-sessions";
    }

    @Override
    public Class<SentrySessionsSettings> settings() {
        return SentrySessionsSettings.class;
    }

    @Override
    public List<String> targets(SentrySessionsSettings settings) {
        return List.of(settings.target());
    }

    @Override
    public void check(SentrySessionsSettings settings, PlanCheck check) {
        check.reference(
                "environment",
                settings.environment(),
                check.plan().environments().keySet(),
                "environment");
        if (!settings.organization().matches("[a-z0-9][a-z0-9_-]*")) {
            check.problem("organization", "is no short name", "write it as it stands in Sentry's addresses");
        }
        if (!settings.project().matches("\\d+")) {
            check.problem("project", "is no number", "write the number from the project's DSN");
        }
    }
}
