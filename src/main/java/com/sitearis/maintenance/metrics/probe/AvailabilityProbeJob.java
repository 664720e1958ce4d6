package com.sitearis.maintenance.metrics.probe;

import com.sitearis.maintenance.metrics.Checks;
import com.sitearis.maintenance.metrics.ChecksRecorded;
import com.sitearis.maintenance.metrics.Metrics;
import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.JobSteps;
import com.sitearis.maintenance.run.RunRecipe;
import java.time.Clock;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.springframework.batch.core.job.Job;

/** Asks every component of an environment whether it is there. */
public final class AvailabilityProbeJob implements RunRecipe<AvailabilityProbeSettings> {

    private static final AvailabilityProbeKind KIND = new AvailabilityProbeKind();

    private final Checks checks;
    private final Metrics metrics;
    private final Consumer<ChecksRecorded> tell;
    private final SSLContext tls;
    private final Clock clock;

    public AvailabilityProbeJob(
            Checks checks, Metrics metrics, Consumer<ChecksRecorded> tell, SSLContext tls, Clock clock) {
        this.checks = checks;
        this.metrics = metrics;
        this.tell = tell;
        this.tls = tls;
        this.clock = clock;
    }

    @Override
    public JobKind<AvailabilityProbeSettings> kind() {
        return KIND;
    }

    @Override
    public Job build(Assignment<AvailabilityProbeSettings> assignment, JobSteps steps) {
        Findings findings = new Findings(assignment, checks, metrics, tell);
        ProbeWork work = new ProbeWork(assignment.settings(), findings, tls, clock);
        return steps.job().start(steps.step("probe", work::probe)).build();
    }
}
