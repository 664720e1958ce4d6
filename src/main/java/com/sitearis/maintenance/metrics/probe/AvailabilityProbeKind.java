package com.sitearis.maintenance.metrics.probe;

import com.sitearis.maintenance.metrics.probe.AvailabilityProbeSettings.Component;
import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.plan.PlanCheck;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** {@code kind: availability-probe}. */
public final class AvailabilityProbeKind implements JobKind<AvailabilityProbeSettings> {

    private static final Duration LONGEST_TRY = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    @Override
    public String name() {
        return "availability-probe";
    }

    @Override
    public Class<AvailabilityProbeSettings> settings() {
        return AvailabilityProbeSettings.class;
    }

    /** One run asks all components: hundreds of addresses are not hundreds of runs. */
    @Override
    public List<String> targets(AvailabilityProbeSettings settings) {
        return List.of(settings.environment());
    }

    @Override
    public void check(AvailabilityProbeSettings settings, PlanCheck check) {
        check.reference(
                "environment",
                settings.environment(),
                check.plan().environments().keySet(),
                "environment");
        settings.components().forEach((name, component) -> component("components." + name, component, check));
        if (settings.timeout().compareTo(Duration.ofSeconds(1)) < 0
                || settings.timeout().compareTo(LONGEST_TRY) > 0) {
            check.problem("timeout", "is not between 1s and 1m", "write 10s");
        }
        if (settings.confirmAfter().compareTo(LONGEST_WAIT) > 0) {
            check.problem("confirm-after", "is over 2m", "write 30s");
        }
        if (settings.atOnce() < 1 || settings.atOnce() > 200) {
            check.problem("at-once", "is not between 1 and 200", "write 32");
        }
    }

    private static void component(String path, Component component, PlanCheck check) {
        String scheme = component.url().getScheme();
        if (!Set.of("http", "https").contains(scheme) || component.url().getHost() == null) {
            check.problem(path + ".url", "is no http or https address", "write https://www.example.com/");
        }
        if (component.status() < 200 || component.status() > 599) {
            check.problem(path + ".status", "is no status of an answer", "write 200");
        }
    }
}
