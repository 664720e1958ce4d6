package com.sitearis.maintenance.run;

import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.step.Step;

/** Makes the parts of a Batch job, wired to the run's repository, its stop signal and its progress. */
public interface JobSteps {

    /** A job builder with the run's name and listeners. */
    JobBuilder job();

    /**
     * A step without a surrounding database transaction. It may die at any instruction and be executed again; the second
     * execution must end as the first would have. A completed step is not repeated.
     */
    Step step(String name, Work work);

    /** What a step does. */
    @FunctionalInterface
    interface Work {
        void execute(StepScope scope) throws Exception;
    }
}
