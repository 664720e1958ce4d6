package com.sitearis.maintenance.incident.threshold;

import com.sitearis.maintenance.plan.Key;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a {@code metric-thresholds} job file says under {@code settings:}. */
public record MetricThresholdsSettings(
        @Key(about = "environments whose metrics are judged, each by a run of its own", example = "[production]")
        List<String> environments,

        @Key(
                about = "the thresholds, by name",
                example = "{ cpu: { metric: cpu.used, above: 0.8, for: 10m, priority: P2 } }")
        Map<String, Threshold> thresholds) {

    /** From where on a metric's figure is an incident. */
    public record Threshold(
            @Key(about = "the metric's name", example = "http.response")
            String metric,

            @Key(
                    about =
                            "another metric: the sum of metric is divided by the sum of this one, and the share is judged",
                    example = "sessions.total")
            @Nullable
            String of,

            @Key(about = "the target that is judged; each by itself when absent", example = "api") @Nullable
            String target,

            @Key(about = "labels that the series must have", example = "{ device: mobile }")
            Map<String, String> labels,

            @Key(about = "labels whose values are judged each by itself", example = "[device]")
            List<String> by,

            @Key(
                    about = "what is made of the samples; min above a value means that every sample was",
                    fallback = "mean")
            Figure figure,

            @Key(about = "an incident above this value; in the metric's unit, ratios as 0 to 1", example = "2500")
            @Nullable
            BigDecimal above,

            @Key(about = "an incident below this value", example = "0.2") @Nullable
            BigDecimal below,

            @Key(
                    about =
                            "the value at which the condition ends, so that it does not come and go; that of above or below when"
                                    + " absent",
                    example = "2000")
            @Nullable
            BigDecimal ends,

            @Key(about = "the time before each run whose samples are judged, 1m to 31d", example = "10m")
            Duration for_,

            @Key(
                    about = "with fewer samples than this nothing is judged; with of, the least sum of that metric",
                    fallback = "3")
            int atLeast,

            @Key(about = "P0 to P3", example = "P2") String priority,

            @Key(about = "the component it concerns; the target when absent", example = "database") @Nullable
            String component,

            @Key(
                    about = "what the incident is called; the metric and its limit when absent",
                    example = "Disk nearly full")
            @Nullable
            String title) {}
}
