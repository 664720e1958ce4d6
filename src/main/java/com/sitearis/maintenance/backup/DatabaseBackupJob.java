package com.sitearis.maintenance.backup;

import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.JobSteps;
import com.sitearis.maintenance.run.RunRecipe;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;

/** A proven backup of a database. */
public final class DatabaseBackupJob implements RunRecipe<DatabaseBackupSettings> {

    private static final DatabaseBackupKind KIND = new DatabaseBackupKind();

    private final Workshop workshop;

    public DatabaseBackupJob(Workshop workshop) {
        this.workshop = workshop;
    }

    @Override
    public JobKind<DatabaseBackupSettings> kind() {
        return KIND;
    }

    @Override
    public Job build(Assignment<DatabaseBackupSettings> assignment, JobSteps steps) {
        BackupWork work = new BackupWork(assignment, workshop);
        return steps.job()
                .listener(new JobExecutionListener() {
                    @Override
                    public void afterJob(JobExecution ended) {
                        work.end();
                    }
                })
                .start(steps.step("preflight", work::preflight))
                .next(steps.step("dump", work::dump))
                .next(steps.step("seal", work::seal))
                .next(steps.step("prove", work::prove))
                .next(steps.step("prune", work::prune))
                .build();
    }
}
