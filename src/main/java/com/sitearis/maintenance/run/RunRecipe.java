package com.sitearis.maintenance.run;

import com.sitearis.maintenance.plan.JobKind;
import org.springframework.batch.core.job.Job;

/**
 * How a kind of job is carried out: a capability's {@code …Job} class implements it and reads as a table of contents.
 *
 * @param <S> the kind's settings
 */
public interface RunRecipe<S> {

    JobKind<S> kind();

    /** Builds the Batch job of one run; called anew for every attempt, so that two runs never share state. */
    Job build(Assignment<S> assignment, JobSteps steps);
}
