package com.sitearis.maintenance.run;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;

/** Makes the parts of one attempt's Batch job. */
final class RunSteps implements JobSteps {

    private final ActiveRun active;
    private final JobRepository repository;
    private final Attempts attempts;
    private final StepReports reports;

    RunSteps(ActiveRun active, JobRepository repository, Attempts attempts, StepReports reports) {
        this.active = active;
        this.repository = repository;
        this.attempts = attempts;
        this.reports = reports;
    }

    @Override
    public JobBuilder job() {
        return new JobBuilder(BatchHistory.jobName(active.run()), repository).listener(new JobExecutionListener() {
            @Override
            public void beforeJob(JobExecution execution) {
                attempts.carriedOutBy(active.run().id(), execution.getJobInstanceId());
            }
        });
    }

    @Override
    public Step step(String name, Work work) {
        return new WorkStep(name, repository, work, active, reports);
    }
}
