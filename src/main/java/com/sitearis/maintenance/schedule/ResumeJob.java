package com.sitearis.maintenance.schedule;

import com.sitearis.maintenance.run.RunLauncher;
import com.sitearis.maintenance.run.RunLauncher.Outcome;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes on with a run that waits or whose node died. It needs no recovery of its own: the {@link Sweep} finds the run again.
 */
public final class ResumeJob implements Job {

    private static final Logger log = LoggerFactory.getLogger(ResumeJob.class);

    private final RunLauncher launcher;

    ResumeJob(RunLauncher launcher) {
        this.launcher = launcher;
    }

    @Override
    public void execute(JobExecutionContext context) {
        long run = Long.parseLong(context.getTrigger().getJobDataMap().getString(Triggers.RUN));
        try {
            // Busy, or unknown to this node, which the launcher tells: then the sweep brings the run up again.
            Outcome outcome = launcher.resume(run);
            log.debug("run {}: {}", run, outcome);
        } catch (RuntimeException e) {
            log.error("run {} could not be resumed; the next sweep tries again", run, e);
        }
    }
}
