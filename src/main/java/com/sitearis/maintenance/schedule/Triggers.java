package com.sitearis.maintenance.schedule;

import com.sitearis.maintenance.plan.Schedule;
import com.sitearis.maintenance.plan.Schedule.Missed;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.quartz.CronScheduleBuilder;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.ScheduleBuilder;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.spi.OperableTrigger;

/**
 * Our jobs and triggers in Quartz's terms. Every trigger ignores Quartz's misfire handling: it comes up however late it is,
 * with the time it was meant for, and {@link Slots} decides.
 */
final class Triggers {

    /** The group of Quartz jobs of the plan and of the triggers of their schedules. */
    static final String PLAN = "plan";
    /** The group of one-off triggers: slots that come again, that are owed, or that somebody asked for. */
    static final String ONCE = "once";
    /** The group of the job that resumes runs, and of its triggers. */
    static final String RESUME = "resume";

    static final JobKey RESUME_JOB = new JobKey("run", RESUME);

    static final String JOB = "job";
    static final String TARGET = "target";
    static final String MISSED = "missed";
    static final String SLOT = "slot";
    static final String ASKED_BY = "asked-by";
    static final String TRIES = "tries";
    static final String RUN = "run";

    private Triggers() {}

    static JobKey jobKey(String job, String target) {
        return new JobKey(PlannedJob.name(job, target), PLAN);
    }

    static JobDetail detail(PlannedJob planned) {
        return JobBuilder.newJob(FireJob.class)
                .withIdentity(jobKey(planned.job(), planned.target()))
                .usingJobData(JOB, planned.job())
                .usingJobData(TARGET, planned.target())
                .storeDurably()
                .requestRecovery()
                .build();
    }

    static TriggerKey scheduleKey(String name) {
        return new TriggerKey(name, PLAN);
    }

    /** The trigger of a schedule from its first firing after an instant on; empty when it never fires again. */
    static Optional<Trigger> schedule(PlannedJob planned, Instant after) {
        Instant first = Firings.of(planned.schedule()).after(after);
        if (first == null) {
            return Optional.empty();
        }
        return Optional.of(TriggerBuilder.newTrigger()
                .withIdentity(scheduleKey(planned.name()))
                .forJob(jobKey(planned.job(), planned.target()))
                .withDescription(planned.words())
                .withSchedule(builder(planned.schedule()))
                .usingJobData(MISSED, missed(planned.schedule()).name())
                .startAt(Date.from(first))
                .build());
    }

    /**
     * The same trigger, going on at a later firing. Not by {@code getTriggerBuilder}: for intervals that forgets that misfires
     * are ignored, and the firing would be skipped.
     */
    static Trigger from(Trigger trigger, Instant firing) {
        OperableTrigger moved = (OperableTrigger) ((OperableTrigger) trigger).clone();
        moved.setStartTime(Date.from(firing));
        return moved;
    }

    /** A firing of its own for one slot. */
    static Trigger once(Shot shot, Instant at) {
        TriggerBuilder<?> builder = TriggerBuilder.newTrigger()
                .withIdentity(shot.key(), ONCE)
                .forJob(jobKey(shot.job(), shot.target()))
                .withSchedule(SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionIgnoreMisfires())
                .usingJobData(SLOT, shot.slot().toString())
                .usingJobData(TRIES, Integer.toString(shot.tries()))
                .startAt(Date.from(at));
        return (shot.askedBy() == null ? builder : builder.usingJobData(ASKED_BY, shot.askedBy())).build();
    }

    /**
     * Resumes a run. Many nodes add it once, by its key; the attempt is part of that, because the trigger of the last one may
     * still be there when the next one is asked for.
     */
    static Trigger resume(long runId, int attempt, Instant at) {
        return TriggerBuilder.newTrigger()
                .withIdentity("run-" + runId + "-" + attempt, RESUME)
                .forJob(RESUME_JOB)
                .withSchedule(SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionIgnoreMisfires())
                .usingJobData(RUN, Long.toString(runId))
                .startAt(Date.from(at))
                .build();
    }

    private static ScheduleBuilder<?> builder(Schedule schedule) {
        if (schedule instanceof Schedule.Cron cron) {
            return CronScheduleBuilder.cronSchedule(cron.expression())
                    .inTimeZone(TimeZone.getTimeZone(cron.zone()))
                    .withMisfireHandlingInstructionIgnoreMisfires();
        }
        Schedule.Every every = (Schedule.Every) schedule;
        int seconds = (int) Math.max(1, every.interval().toSeconds());
        return SimpleScheduleBuilder.repeatSecondlyForever(seconds).withMisfireHandlingInstructionIgnoreMisfires();
    }

    private static Missed missed(Schedule schedule) {
        if (schedule instanceof Schedule.Cron cron) {
            return cron.missed();
        }
        return schedule instanceof Schedule.Every every ? every.missed() : Missed.RUN_ONCE;
    }

    /**
     * One slot of one job on one target, to be fired once.
     *
     * @param tries how often it came up in vain
     */
    record Shot(
            String job,
            String target,
            Instant slot,
            @Nullable String askedBy,
            int tries) {

        String key() {
            return PlannedJob.name(job, target) + " " + slot + " " + tries;
        }

        Shot again() {
            return new Shot(job, target, slot, askedBy, tries + 1);
        }
    }
}
