package com.sitearis.maintenance.schedule;

import static com.sitearis.maintenance.schedule.Triggers.ASKED_BY;
import static com.sitearis.maintenance.schedule.Triggers.JOB;
import static com.sitearis.maintenance.schedule.Triggers.MISSED;
import static com.sitearis.maintenance.schedule.Triggers.SLOT;
import static com.sitearis.maintenance.schedule.Triggers.TARGET;
import static com.sitearis.maintenance.schedule.Triggers.TRIES;

import com.sitearis.maintenance.plan.Schedule.Missed;
import com.sitearis.maintenance.schedule.Triggers.Shot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;

/**
 * What Quartz executes for a planned job: works out the slot and hands it to the {@link SlotKeeper}.
 *
 * <p>Its name is stored with every Quartz job, and a class that a node cannot make puts all triggers of a job into state
 * ERROR, cluster-wide. So it is trivial, and stays where it is.
 */
@DisallowConcurrentExecution
public final class FireJob implements Job {

    private final SlotKeeper keeper;

    FireJob(SlotKeeper keeper) {
        this.keeper = keeper;
    }

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        JobDataMap data = context.getMergedJobDataMap();
        Shot shot = shot(data, context.getScheduledFireTime().toInstant());
        // A recovering firing was accepted by a node that died since: it is past the question whether it is wanted.
        boolean scheduled = data.getString(SLOT) == null && !context.isRecovering();
        if (!scheduled || keeper.wanted(context.getTrigger(), missed(data), shot)) {
            keeper.launch(shot);
        }
    }

    /** Recovered or late, the scheduled time stays the slot: no trigger of ours lets Quartz replace it by "now". */
    private static Shot shot(JobDataMap data, Instant scheduled) {
        String slot = data.getString(SLOT);
        String tries = data.getString(TRIES);
        return new Shot(
                data.getString(JOB),
                data.getString(TARGET),
                slot == null ? scheduled : Instant.parse(slot),
                askedBy(data),
                tries == null ? 0 : Integer.parseInt(tries));
    }

    private static @Nullable String askedBy(JobDataMap data) {
        return data.getString(ASKED_BY);
    }

    private static Missed missed(JobDataMap data) {
        return Missed.valueOf(data.getString(MISSED));
    }
}
