package com.sitearis.maintenance.upkeep.growth;

import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.plan.PlanCheck;
import com.sitearis.maintenance.upkeep.UpkeepTargets;
import java.time.Duration;
import java.util.List;

/** {@code kind: growth-check}. */
public final class GrowthCheckKind implements JobKind<GrowthCheckSettings> {

    @Override
    public String name() {
        return "growth-check";
    }

    @Override
    public Class<GrowthCheckSettings> settings() {
        return GrowthCheckSettings.class;
    }

    @Override
    public List<String> targets(GrowthCheckSettings settings) {
        return settings.databases();
    }

    @Override
    public void check(GrowthCheckSettings settings, PlanCheck check) {
        UpkeepTargets.databases(settings.databases(), check);
        UpkeepTargets.share("disk-warning", settings.diskWarning(), check);
        UpkeepTargets.share("disk-severe", settings.diskSevere(), check);
        if (settings.diskWarning().compareTo(settings.diskSevere()) >= 0) {
            check.problem("disk-warning", "is not below disk-severe", "write a smaller share, such as 0.7");
        }
        UpkeepTargets.between("look-back", settings.lookBack(), Duration.ofDays(14), Duration.ofDays(400), check);
        if (settings.largeRows() < 1) {
            check.problem("large-rows", "every table would be large", "write 10000000");
        }
    }
}
