package com.sitearis.maintenance.kpi.inputs;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An incident that touches the month.
 *
 * @param priority 0 to 3
 * @param responseTarget null when its priority has none
 * @param warning whether it warns of a figure; then it is listed, but counts in no figure about outages
 */
public record IncidentLine(
        String reference,
        int priority,
        String environment,
        String component,
        String title,
        Instant impactStart,
        Instant detected,
        @Nullable Instant acknowledged,
        @Nullable Instant restored,
        @Nullable Duration responseTarget,
        @Nullable String postMortem,
        boolean warning) {}
