package com.sitearis.maintenance.run;

import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.util.Optional;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;

/** One attempt's work: a fresh Batch job, run in the caller's thread from the first step that is not complete. */
final class BatchWork {

    private final JobOperator operator;
    private final JobRepository repository;
    private final RunRecipes recipes;
    private final Attempts attempts;
    private final StepReports reports;

    BatchWork(
            JobOperator operator,
            JobRepository repository,
            RunRecipes recipes,
            Attempts attempts,
            StepReports reports) {
        this.operator = operator;
        this.repository = repository;
        this.recipes = recipes;
        this.attempts = attempts;
        this.reports = reports;
    }

    /** True when every step is complete; otherwise the active run knows why not. */
    boolean completes(ActiveRun active, MaintenancePlan plan, JobSpec spec) {
        try {
            RunSteps steps = new RunSteps(active, repository, attempts, reports);
            Job job = recipes.build(active.run(), plan, spec, steps);
            JobExecution execution = operator.start(job, BatchHistory.parameters(active.run()));
            boolean completed = execution.getStatus() == BatchStatus.COMPLETED;
            if (!completed && active.interruption().isEmpty()) {
                active.failed(RunFailedUnexpectedly.of(causeOf(execution)));
            }
            return completed;
        } catch (Exception e) {
            active.failed(RunFailedUnexpectedly.of(e));
            return false;
        }
    }

    /** For what ended outside our own steps; a step's failure is known to the active run already and counts first. */
    private static Throwable causeOf(JobExecution execution) {
        Optional<Throwable> cause = execution.getAllFailureExceptions().stream().findFirst();
        return cause.orElseGet(() -> new IllegalStateException("the Batch job ended as " + execution.getExitStatus()));
    }
}
