package com.sitearis.maintenance.kpi.inputs;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The samples of one metric in the month, in base units.
 *
 * <p>A metric that was ever collected is there, with 0 samples if need be; one that never was is not.
 *
 * @param device {@code mobile}, {@code desktop}, or empty for all
 * @param quantiles by name: {@code p50}, {@code p75}, {@code p95}
 * @param doubt why some samples may be missing, or null
 */
public record Distribution(
        String metric,
        String device,
        long samples,
        double sum,
        Map<String, Double> quantiles,
        @Nullable Note doubt) {

    public Distribution(String metric, String device, long samples, double sum, Map<String, Double> quantiles) {
        this(metric, device, samples, sum, quantiles, null);
    }
}
