package com.sitearis.maintenance.upkeep.vacuum;

import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.plan.Parameter;
import com.sitearis.maintenance.plan.PlanCheck;
import com.sitearis.maintenance.upkeep.UpkeepTargets;
import java.time.Duration;
import java.util.List;

/** {@code kind: vacuum}. */
public final class VacuumKind implements JobKind<VacuumSettings> {

    static final String DRY_RUN = "dry-run";

    @Override
    public String name() {
        return "vacuum";
    }

    @Override
    public Class<VacuumSettings> settings() {
        return VacuumSettings.class;
    }

    @Override
    public List<String> targets(VacuumSettings settings) {
        return settings.databases();
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.flag(DRY_RUN, "true: only says what it would vacuum, and why"));
    }

    @Override
    public void check(VacuumSettings settings, PlanCheck check) {
        UpkeepTargets.databases(settings.databases(), check);
        UpkeepTargets.between("time-budget", settings.timeBudget(), Duration.ofMinutes(1), Duration.ofHours(12), check);
        UpkeepTargets.between("lock-wait", settings.lockWait(), Duration.ofMillis(10), Duration.ofMinutes(1), check);
        UpkeepTargets.share("dead-share", settings.deadShare(), check);
        UpkeepTargets.share("freeze-at", settings.freezeAt(), check);
        if (settings.deadRows() < 0) {
            check.problem("dead-rows", "is negative", "write 1000");
        }
    }
}
