package com.sitearis.maintenance.metrics.uptimerobot;

import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.plan.PlanCheck;
import java.time.Duration;
import java.util.List;

/** {@code kind: uptimerobot}. */
public final class UptimeRobotKind implements JobKind<UptimeRobotSettings> {

    @Override
    public String name() {
        return "uptimerobot";
    }

    @Override
    public Class<UptimeRobotSettings> settings() {
        return UptimeRobotSettings.class;
    }

    @Override
    public List<String> targets(UptimeRobotSettings settings) {
        return List.of(settings.environment());
    }

    @Override
    public void check(UptimeRobotSettings settings, PlanCheck check) {
        check.reference(
                "environment",
                settings.environment(),
                check.plan().environments().keySet(),
                "environment");
        if (settings.monitors().isEmpty()) {
            check.problem("monitors", "names none", "write { \"777\": site }, with the number of your monitor");
        }
        settings.monitors().keySet().stream()
                .filter(id -> !id.matches("\\d+"))
                .forEach(id ->
                        check.problem("monitors." + id, "is no number of a monitor", "write it as in its address"));
        if (settings.lookBack().compareTo(Duration.ofDays(1)) < 0
                || settings.lookBack().compareTo(Duration.ofDays(750)) > 0) {
            check.problem("look-back", "is not between 1d and 750d", "write 31d");
        }
    }
}
