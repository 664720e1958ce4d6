package com.sitearis.maintenance.backup.recovery;

import com.sitearis.maintenance.backup.Workshop;
import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.JobSteps;
import com.sitearis.maintenance.run.RunRecipe;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;

/** Restores the backup that a person named into a new database, compares the copy, and puts it in place if that was confirmed. */
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
        DatabaseRestoreWork work = new DatabaseRestoreWork(assignment, workshop);
        SimpleJobBuilder job = steps.job().start(steps.step("restore", work::restore));
        return (work.replaces() ? job.next(steps.step("exchange", work::exchange)) : job).build();
    }
}
