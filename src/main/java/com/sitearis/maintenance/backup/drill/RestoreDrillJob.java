package com.sitearis.maintenance.backup.drill;

import com.sitearis.maintenance.backup.Workshop;
import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.JobSteps;
import com.sitearis.maintenance.run.RunRecipe;
import org.springframework.batch.core.job.Job;

/** Restores the newest backup of a database end to end and reports what a disaster would cost. */
public final class RestoreDrillJob implements RunRecipe<RestoreDrillSettings> {

    private static final RestoreDrillKind KIND = new RestoreDrillKind();

    private final Workshop workshop;

    public RestoreDrillJob(Workshop workshop) {
        this.workshop = workshop;
    }

    @Override
    public JobKind<RestoreDrillSettings> kind() {
        return KIND;
    }

    @Override
    public Job build(Assignment<RestoreDrillSettings> assignment, JobSteps steps) {
        RestoreDrillWork work = new RestoreDrillWork(assignment, workshop);
        return steps.job()
                .start(steps.step("restore", work::restore))
                .next(steps.step("report", work::report))
                .build();
    }
}
