package com.sitearis.maintenance.run;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/** What Batch remembers of a run, and how it is made fit for another attempt after a program died. */
final class BatchHistory {

    private static final int LONGEST_JOB_NAME = 100;

    private final JobRepository repository;
    private final Clock clock;

    BatchHistory(JobRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    static String jobName(Run run) {
        return run.job().length() <= LONGEST_JOB_NAME ? run.job() : run.job().substring(0, LONGEST_JOB_NAME);
    }

    /** Only the run's number identifies: every attempt belongs to the same Batch instance. */
    static JobParameters parameters(Run run) {
        return new JobParametersBuilder()
                .addLong("run", run.id(), true)
                .addLong("attempt", (long) run.attempt(), false)
                .addString("node", String.valueOf(run.node()), false)
                .toJobParameters();
    }

    /**
     * Marks as failed what a dead program left as running, as {@code JobOperator.recover} does, and also what Batch calls
     * UNKNOWN and would refuse for ever: the state could not be written because our database was away, and every step may
     * be executed again. The caller holds the run's fence.
     *
     * @return the step that was under way, or an empty string
     */
    String mend(Run run) {
        JobInstance instance = repository.getJobInstance(jobName(run), parameters(run));
        if (instance == null) {
            return "";
        }
        List<JobExecution> executions = repository.getJobExecutions(instance);
        if (executions.isEmpty()) {
            // The program died between Batch's two inserts; Batch itself cannot start such an instance any more.
            repository.deleteJobInstance(instance);
            return "";
        }
        String diedIn = "";
        for (JobExecution execution : executions) {
            diedIn = mend(execution, diedIn);
        }
        return diedIn;
    }

    private String mend(JobExecution execution, String before) {
        String diedIn = before;
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        for (StepExecution step : execution.getStepExecutions()) {
            if (unfinished(step.getStatus())) {
                diedIn = step.getStatus().isRunning() ? step.getStepName() : diedIn;
                step.setStatus(BatchStatus.FAILED);
                step.setEndTime(now);
                repository.update(step);
            }
        }
        // After its steps: a death in between leaves the execution to be mended again.
        if (unfinished(execution.getStatus())) {
            execution.setStatus(BatchStatus.FAILED);
            execution.setEndTime(now);
            repository.update(execution);
        }
        return diedIn;
    }

    private static boolean unfinished(BatchStatus status) {
        return status.isRunning() || status == BatchStatus.UNKNOWN;
    }

    /** The program died after Batch had completed the job and before the run was told. */
    boolean completed(Run run) {
        JobExecution last = repository.getLastJobExecution(jobName(run), parameters(run));
        return last != null && last.getStatus() == BatchStatus.COMPLETED;
    }
}
