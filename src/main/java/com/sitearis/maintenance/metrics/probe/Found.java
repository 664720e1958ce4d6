package com.sitearis.maintenance.metrics.probe;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one try found out.
 *
 * @param at when it began
 * @param wrong why the component counts as down; null when it is up
 * @param times what was measured, by the metric's name, in milliseconds; only what the try got to
 * @param certificateUntil when the certificate expires; null without TLS
 */
record Found(
        Instant at,
        @Nullable String wrong,
        Map<String, Double> times,
        @Nullable Instant certificateUntil) {

    boolean up() {
        return wrong == null;
    }
}
