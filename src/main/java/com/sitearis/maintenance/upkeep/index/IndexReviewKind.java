package com.sitearis.maintenance.upkeep.index;

import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.plan.Parameter;
import com.sitearis.maintenance.plan.PlanCheck;
import com.sitearis.maintenance.upkeep.UpkeepTargets;
import com.sitearis.maintenance.upkeep.index.IndexReviewSettings.Rebuild;
import java.time.Duration;
import java.util.List;

/** {@code kind: index-review}. */
public final class IndexReviewKind implements JobKind<IndexReviewSettings> {

    static final String DRY_RUN = "dry-run";

    @Override
    public String name() {
        return "index-review";
    }

    @Override
    public Class<IndexReviewSettings> settings() {
        return IndexReviewSettings.class;
    }

    @Override
    public List<String> targets(IndexReviewSettings settings) {
        return settings.databases();
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.flag(DRY_RUN, "true: reviews, and rebuilds nothing"));
    }

    @Override
    public void check(IndexReviewSettings settings, PlanCheck check) {
        UpkeepTargets.databases(settings.databases(), check);
        for (int i = 0; i < settings.replicas().size(); i++) {
            check.reference(
                    "replicas[" + i + "]",
                    settings.replicas().get(i),
                    check.plan().databases().keySet(),
                    "database");
        }
        if (!settings.replicas().isEmpty() && settings.databases().size() > 1) {
            check.problem("replicas", "of which database?", "name one database, and write a job file for each other");
        }
        UpkeepTargets.share("bloated-from", settings.bloatedFrom(), check);
        Rebuild rebuild = settings.rebuild();
        if (rebuild != null) {
            UpkeepTargets.between(
                    "rebuild.time-budget", rebuild.timeBudget(), Duration.ofMinutes(1), Duration.ofHours(12), check);
            UpkeepTargets.between(
                    "rebuild.lock-wait", rebuild.lockWait(), Duration.ofMillis(10), Duration.ofMinutes(10), check);
        }
    }
}
