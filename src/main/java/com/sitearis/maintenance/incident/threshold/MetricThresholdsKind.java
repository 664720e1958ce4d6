package com.sitearis.maintenance.incident.threshold;

import com.sitearis.maintenance.incident.threshold.MetricThresholdsSettings.Threshold;
import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.plan.PlanCheck;
import com.sitearis.maintenance.plan.Priority;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code kind: metric-thresholds}. */
public final class MetricThresholdsKind implements JobKind<MetricThresholdsSettings> {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final List<String> PRIORITIES =
            Arrays.stream(Priority.values()).map(Priority::name).toList();

    @Override
    public String name() {
        return "metric-thresholds";
    }

    @Override
    public Class<MetricThresholdsSettings> settings() {
        return MetricThresholdsSettings.class;
    }

    @Override
    public List<String> targets(MetricThresholdsSettings settings) {
        return settings.environments();
    }

    @Override
    public void check(MetricThresholdsSettings settings, PlanCheck check) {
        if (settings.environments().isEmpty()) {
            check.problem("environments", "names none", "write [production]");
        }
        for (int i = 0; i < settings.environments().size(); i++) {
            check.reference(
                    "environments[" + i + "]",
                    settings.environments().get(i),
                    check.plan().environments().keySet(),
                    "environment");
        }
        if (settings.thresholds().isEmpty()) {
            check.problem(
                    "thresholds", "names none", "write cpu: { metric: cpu.used, above: 0.8, … }, or remove the job");
        }
        settings.thresholds().forEach((name, threshold) -> threshold("thresholds." + name, threshold, check));
    }

    private static void threshold(String path, Threshold threshold, PlanCheck check) {
        check.reference(path + ".priority", threshold.priority(), PRIORITIES, "priority");
        if (threshold.for_().compareTo(SHORTEST) < 0 || threshold.for_().compareTo(LONGEST) > 0) {
            check.problem(path + ".for", "is not between 1m and 31d", "write 10m");
        }
        if (threshold.atLeast() < 1) {
            check.problem(path + ".at-least", "is below 1, and nothing at all would be judged", "write 3");
        }
        if (threshold.of() != null && threshold.figure() != Figure.MEAN) {
            check.problem(path + ".figure", "has no meaning for a share of two sums", "leave it out");
        }
        BigDecimal above = threshold.above();
        BigDecimal below = threshold.below();
        if ((above == null) == (below == null)) {
            check.problem(path, "has not exactly one of above and below", "write above: 0.8");
        } else if (threshold.ends() != null && wrongSide(above, below, threshold.ends())) {
            check.problem(
                    path + ".ends",
                    "lies where the condition still holds",
                    "write a value " + (above != null ? "below " + above : "above " + below));
        }
    }

    private static boolean wrongSide(@Nullable BigDecimal above, @Nullable BigDecimal below, BigDecimal ends) {
        return (above != null && ends.compareTo(above) > 0) || (below != null && ends.compareTo(below) < 0);
    }
}
