package com.sitearis.maintenance.schedule;

import com.sitearis.maintenance.run.Run;
import com.sitearis.maintenance.schedule.Triggers.Shot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cluster's Quartz store in our words. */
final class ClusterScheduler {

    private static final Logger log = LoggerFactory.getLogger(ClusterScheduler.class);

    private final Scheduler quartz;
    private final ApplyLock lock;

    ClusterScheduler(Scheduler quartz, ApplyLock lock) {
        this.quartz = quartz;
        this.lock = lock;
    }

    /** Lets a slot come up once more; nothing when the very same firing is there already. */
    boolean once(Shot shot, Instant at) {
        return add(Triggers.once(shot, at));
    }

    /** Has some node resume a run; nothing when that is under way already. */
    boolean resume(Run run, Instant at) {
        return add(Triggers.resume(run.id(), run.attempt(), at));
    }

    private boolean add(Trigger trigger) {
        return quartz("adding trigger " + trigger.getKey(), () -> {
            try {
                quartz.scheduleJob(trigger);
                return true;
            } catch (ObjectAlreadyExistsException e) {
                log.debug("trigger {} is there already", trigger.getKey());
                return false;
            }
        });
    }

    /** Lets a schedule's trigger go on at a later firing, unless its schedule has been changed meanwhile. */
    void moveTo(Trigger trigger, Instant firing) {
        lock.hold(() -> quartz("moving trigger " + trigger.getKey(), () -> {
            Trigger stored = quartz.getTrigger(trigger.getKey());
            if (stored != null && String.valueOf(stored.getDescription()).equals(trigger.getDescription())) {
                quartz.rescheduleJob(trigger.getKey(), Triggers.from(stored, firing));
            }
            return true;
        }));
    }

    /** Adds jobs with their triggers in one transaction. */
    void add(Map<JobDetail, Set<? extends Trigger>> jobs) {
        quartz("adding jobs", () -> {
            quartz.scheduleJobs(jobs, false);
            return true;
        });
    }

    /** Puts a schedule's new trigger in the place of the old one, if there was one. */
    void replace(Trigger trigger) {
        quartz("changing trigger " + trigger.getKey(), () -> {
            if (quartz.rescheduleJob(trigger.getKey(), trigger) == null) {
                quartz.scheduleJob(trigger);
            }
            return true;
        });
    }

    void removeTrigger(TriggerKey key) {
        quartz("removing trigger " + key, () -> quartz.unscheduleJob(key));
    }

    void removeJobs(List<JobKey> keys) {
        quartz("removing jobs", () -> quartz.deleteJobs(keys));
    }

    /** The job's details anew, its triggers left alone. */
    void refresh(JobDetail detail) {
        quartz("refreshing job " + detail.getKey(), () -> {
            quartz.addJob(detail, true);
            return true;
        });
    }

    /** Makes sure that runs can be resumed. */
    void addResumeJob() {
        refresh(JobBuilder.newJob(ResumeJob.class)
                .withIdentity(Triggers.RESUME_JOB)
                .storeDurably()
                .build());
    }

    Trigger trigger(TriggerKey key) {
        Trigger trigger = quartz("reading trigger " + key, () -> quartz.getTrigger(key));
        if (trigger == null) {
            throw new ScheduleFailed("trigger " + key + " is gone", null);
        }
        return trigger;
    }

    /** The firings of a registered job's schedule; none for a job on demand. */
    Firings schedule(String job, String target) {
        Trigger trigger = quartz(
                "reading the schedule of " + job,
                () -> quartz.getTrigger(Triggers.scheduleKey(PlannedJob.name(job, target))));
        return trigger == null ? instant -> null : Firings.of(trigger);
    }

    boolean exists(JobKey key) {
        return quartz("looking for job " + key, () -> quartz.checkExists(key));
    }

    void reset(TriggerKey key) {
        quartz("resetting trigger " + key, () -> {
            quartz.resetTriggerFromErrorState(key);
            return true;
        });
    }

    private static <T> T quartz(String doing, Call<T> call) {
        try {
            return call.on();
        } catch (SchedulerException e) {
            throw new ScheduleFailed(doing, e);
        }
    }

    @FunctionalInterface
    private interface Call<T> {
        T on() throws SchedulerException;
    }
}
