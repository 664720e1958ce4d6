package com.sitearis.maintenance.schedule;

import com.sitearis.maintenance.run.RunLauncher;
import org.quartz.Job;
import org.quartz.Scheduler;
import org.quartz.spi.JobFactory;
import org.quartz.spi.TriggerFiredBundle;

/** Makes the objects that Quartz executes. A factory that throws would stop a job's triggers cluster-wide; this one cannot. */
final class QuartzJobs implements JobFactory {

    private final SlotKeeper keeper;
    private final RunLauncher launcher;

    QuartzJobs(SlotKeeper keeper, RunLauncher launcher) {
        this.keeper = keeper;
        this.launcher = launcher;
    }

    @Override
    public Job newJob(TriggerFiredBundle bundle, Scheduler scheduler) {
        return bundle.getJobDetail().getJobClass() == ResumeJob.class ? new ResumeJob(launcher) : new FireJob(keeper);
    }
}
