package com.sitearis.maintenance.backup.recovery;

import com.sitearis.maintenance.backup.Workshop;
import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.JobSteps;
import com.sitearis.maintenance.run.RunRecipe;
import org.springframework.batch.core.job.Job;

/** Restores the backup that a person named into a new database, and compares the copy. */
public final class DatabaseRestoreJob implements RunRecipe<DatabaseRestoreSettings> {

    private static final DatabaseRestoreKind KIND = new DatabaseRestoreKind();

    private final Workshop workshop;

    public DatabaseRestoreJob(Workshop workshop) {
        this.workshop = workshop;
    }

    @Override
    public JobKind<DatabaseRestoreSettings> kind() {
        return KIND;
    }

    @Override
    public Job build(Assignment<DatabaseRestoreSettings> assignment, JobSteps steps) {
        return steps.job()
                .start(steps.step("restore", new DatabaseRestoreWork(assignment, workshop)::restore))
                .build();
    }
}
