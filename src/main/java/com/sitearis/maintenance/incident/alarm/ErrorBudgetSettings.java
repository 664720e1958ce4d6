package com.sitearis.maintenance.incident.alarm;

import com.sitearis.maintenance.plan.Key;
import java.util.List;

/** What an {@code error-budget} job file says under {@code settings:}. */
public record ErrorBudgetSettings(
        @Key(about = "environments with an objective", example = "[production, staging]")
        List<String> environments) {}
