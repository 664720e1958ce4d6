package com.sitearis.maintenance.console.api.job;

import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.Parameter;
import com.sitearis.maintenance.schedule.JobPause;
import com.sitearis.maintenance.schedule.JobStatus;
import com.sitearis.maintenance.schedule.Scheduling;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One job of the plan.
 *
 * @param rows the rows of the written plan that it carries out
 * @param schedule in words
 * @param retries how often a failed run is tried again
 * @param pause null unless its schedule does not fire for a while
 * @param targets where it stands on each of its targets
 * @param parameters what may be said of one run of it
 */
record JobView(
        String name,
        String kind,
        String purpose,
        List<Integer> rows,
        String schedule,
        int retries,
        Duration retryWait,
        @Nullable Duration finishWithin,
        List<String> tellOnFailure,
        @Nullable JobPause pause,
        List<JobStatus> targets,
        List<Parameter> parameters) {

    static JobView of(JobSpec job, List<JobStatus> targets) {
        return new JobView(
                job.name(),
                job.kind().name(),
                job.purpose(),
                job.rows(),
                Scheduling.words(job.schedule()),
                job.retry().times(),
                job.retry().waitBefore(),
                job.finishWithin(),
                job.tellOnFailure(),
                targets.isEmpty() ? null : targets.get(0).pause(),
                targets,
                job.parameters().stream().filter(one -> !one.guarded()).toList());
    }
}
