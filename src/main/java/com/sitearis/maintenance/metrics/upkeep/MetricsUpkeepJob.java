package com.sitearis.maintenance.metrics.upkeep;

import com.sitearis.maintenance.metrics.store.MetricStore;
import com.sitearis.maintenance.metrics.store.Vitals;
import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.JobSteps;
import com.sitearis.maintenance.run.RunRecipe;
import org.springframework.batch.core.job.Job;

/** Makes partitions ahead, rolls up what came in, and drops what was kept long enough. */
public final class MetricsUpkeepJob implements RunRecipe<MetricsUpkeepSettings> {

    private static final MetricsUpkeepKind KIND = new MetricsUpkeepKind();

    private final MetricStore store;
    private final Vitals vitals;

    public MetricsUpkeepJob(MetricStore store, Vitals vitals) {
        this.store = store;
        this.vitals = vitals;
    }

    @Override
    public JobKind<MetricsUpkeepSettings> kind() {
        return KIND;
    }

    @Override
    public Job build(Assignment<MetricsUpkeepSettings> assignment, JobSteps steps) {
        MetricsUpkeepWork work = new MetricsUpkeepWork(
                store,
                vitals,
                assignment.settings().keepRaw(),
                assignment.plan().zone());
        return steps.job()
                .start(steps.step("partitions", work::partitions))
                .next(steps.step("settle", work::settle))
                .next(steps.step("roll-up", work::rollUp))
                .next(steps.step("prune", work::prune))
                .build();
    }
}
