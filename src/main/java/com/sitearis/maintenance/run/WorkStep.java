package com.sitearis.maintenance.run;

import com.sitearis.maintenance.failure.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.AbstractStep;
import org.springframework.batch.core.step.StepExecution;

/**
 * A Batch step that does one piece of work.
 *
 * <p>Not a tasklet: Batch wraps even a transaction-less tasklet in a transaction synchronization, and Spring's JDBC then
 * pins the first pooled connection that the work uses until the work ends. A few long dumps would empty the pool.
 */
final class WorkStep extends AbstractStep {

    private static final Logger log = LoggerFactory.getLogger(WorkStep.class);

    private final JobSteps.Work work;
    private final ActiveRun active;
    private final StepReports reports;

    WorkStep(String name, JobRepository repository, JobSteps.Work work, ActiveRun active, StepReports reports) {
        super(repository);
        setName(name);
        this.work = work;
        this.active = active;
        this.reports = reports;
    }

    @Override
    protected void doExecute(StepExecution execution) {
        try (Scope scope = new Scope(active, execution.getId(), reports)) {
            scope.checkStop();
            work.execute(scope);
        } catch (Exception e) {
            // Recorded rather than thrown: Batch would log the stack trace of a foreseen failure as an error of its
            // own.
            active.interruption().ifPresentOrElse(why -> interrupted(execution, why, e), () -> failed(execution, e));
        }
    }

    /** Whatever the work says after it was told to end is a consequence, such as a killed child's exit code. */
    private void interrupted(StepExecution execution, Interruption why, Exception consequence) {
        if (!(consequence instanceof RunStopped)) {
            log.info("{}: step {} ended with: {}", active.run().display(), getName(), consequence.getMessage());
        }
        execution.setStatus(BatchStatus.STOPPED);
        execution.setExitStatus(ExitStatus.STOPPED.addExitDescription(why.name()));
    }

    private void failed(StepExecution execution, Exception cause) {
        Failure failure = RunFailedUnexpectedly.of(cause);
        active.failed(failure);
        execution.setStatus(BatchStatus.FAILED);
        execution.setExitStatus(
                ExitStatus.FAILED.addExitDescription(Told.of(failure).line()));
    }
}
