package com.sitearis.maintenance.metrics.upkeep;

import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.plan.PlanCheck;
import java.time.Duration;
import java.util.List;

/** {@code kind: metrics-upkeep}. */
public final class MetricsUpkeepKind implements JobKind<MetricsUpkeepSettings> {

    private static final Duration SHORTEST = Duration.ofDays(31);
    private static final Duration LONGEST = Duration.ofDays(760);

    @Override
    public String name() {
        return "metrics-upkeep";
    }

    @Override
    public Class<MetricsUpkeepSettings> settings() {
        return MetricsUpkeepSettings.class;
    }

    @Override
    public List<String> targets(MetricsUpkeepSettings settings) {
        return List.of("metrics");
    }

    @Override
    public void check(MetricsUpkeepSettings settings, PlanCheck check) {
        Duration keep = settings.keepRaw();
        if (keep.compareTo(SHORTEST) < 0 || keep.compareTo(LONGEST) > 0) {
            check.problem("keep-raw", "is not between 31d and 760d", "write 90d, or remove it");
        }
    }
}
