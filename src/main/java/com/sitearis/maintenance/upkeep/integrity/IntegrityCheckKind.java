package com.sitearis.maintenance.upkeep.integrity;

import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.plan.PlanCheck;
import com.sitearis.maintenance.upkeep.UpkeepTargets;
import java.time.Duration;
import java.util.List;

/** {@code kind: integrity-check}. */
public final class IntegrityCheckKind implements JobKind<IntegrityCheckSettings> {

    @Override
    public String name() {
        return "integrity-check";
    }

    @Override
    public Class<IntegrityCheckSettings> settings() {
        return IntegrityCheckSettings.class;
    }

    @Override
    public List<String> targets(IntegrityCheckSettings settings) {
        return settings.databases();
    }

    @Override
    public void check(IntegrityCheckSettings settings, PlanCheck check) {
        UpkeepTargets.databases(settings.databases(), check);
        UpkeepTargets.between("time-budget", settings.timeBudget(), Duration.ofMinutes(1), Duration.ofHours(12), check);
        UpkeepTargets.between("lock-wait", settings.lockWait(), Duration.ofMillis(10), Duration.ofMinutes(1), check);
    }
}
