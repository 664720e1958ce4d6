package com.sitearis.maintenance.schedule;

import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.Schedule.Missed;
import com.sitearis.maintenance.schedule.Triggers.Shot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Trigger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes Quartz's jobs those of the plan: new ones are added, changed schedules take effect, removed jobs go. What did not
 * change is not touched, so that a firing that is due stays due.
 */
final class PlanTriggers {

    private static final Logger log = LoggerFactory.getLogger(PlanTriggers.class);

    /** A slot so near may come up between the look at the old trigger and its replacement; it still counts as due. */
    private static final Duration NEAR = Duration.ofSeconds(5);

    private final ClusterScheduler cluster;
    private final JdbcClient database;
    private final Clock clock;

    PlanTriggers(ClusterScheduler cluster, JdbcClient database, Clock clock) {
        this.cluster = cluster;
        this.database = database;
        this.clock = clock;
    }

    /** To be called by the holder of the {@link ApplyLock}; may die anywhere and be repeated. */
    Changes apply(MaintenancePlan plan) {
        Map<String, PlannedJob> planned = PlannedJob.of(plan);
        Map<String, Registered> registered = Registered.all(database);
        cluster.addResumeJob();
        int removed = remove(registered.values().stream()
                .filter(one -> !planned.containsKey(one.name()))
                .toList());
        int changed = 0;
        Map<JobDetail, Set<? extends Trigger>> added = new LinkedHashMap<>();
        for (PlannedJob job : planned.values()) {
            Registered known = registered.get(job.name());
            if (known == null) {
                added.put(Triggers.detail(job), trigger(job).map(Set::of).orElse(Set.of()));
            } else {
                changed += update(job, known) ? 1 : 0;
            }
        }
        if (!added.isEmpty()) {
            cluster.add(added);
        }
        return new Changes(added.size(), changed, removed, planned.size() - added.size() - changed);
    }

    private int remove(List<Registered> gone) {
        Instant now = clock.instant();
        for (Registered one : gone) {
            boolean due = one.next() != null && !one.next().isAfter(now);
            if (due || one.extra() > 0) {
                log.warn(
                        "job {} is no longer in the plan; firings of it that were due or asked for do not run ({})",
                        one.name(),
                        due ? "due since " + one.next() : one.extra() + " single ones");
            } else {
                log.info("job {} is no longer in the plan", one.name());
            }
        }
        if (!gone.isEmpty()) {
            cluster.removeJobs(gone.stream()
                    .map(one -> new JobKey(one.name(), Triggers.PLAN))
                    .toList());
        }
        return gone.size();
    }

    private boolean update(PlannedJob job, Registered known) {
        if (!known.jobClass().equals(FireJob.class.getName())) {
            cluster.refresh(Triggers.detail(job));
        }
        Optional<Trigger> trigger = trigger(job);
        String words = trigger.map(Trigger::getDescription).orElse(null);
        if (Objects.equals(words, known.words())) {
            return false;
        }
        if (known.words() != null) {
            keepOwed(job, known);
        }
        trigger.ifPresentOrElse(cluster::replace, () -> cluster.removeTrigger(Triggers.scheduleKey(job.name())));
        log.debug("job {} now runs: {} (before: {})", job.name(), words, known.words());
        return true;
    }

    /** The old trigger takes its due firing with it; a firing of its own keeps it, added before the old one goes. */
    private void keepOwed(PlannedJob job, Registered known) {
        Trigger old = cluster.trigger(Triggers.scheduleKey(known.name()));
        Missed missed = Missed.valueOf(old.getJobDataMap().getString(Triggers.MISSED));
        Instant now = clock.instant();
        Slots.owed(Firings.of(old), missed, known.next(), now.plus(NEAR)).ifPresent(slot -> {
            log.warn("job {}: its schedule changes while slot {} is due; that slot still runs", job.name(), slot);
            cluster.once(new Shot(job.job(), job.target(), slot, null, 0), slot.isAfter(now) ? slot : now);
        });
    }

    private Optional<Trigger> trigger(PlannedJob job) {
        return Triggers.schedule(job, clock.instant());
    }

    /** What an {@link #apply} did. */
    record Changes(int added, int changed, int removed, int unchanged) {

        boolean none() {
            return added == 0 && changed == 0 && removed == 0;
        }

        @Override
        public String toString() {
            return added + " added, " + changed + " changed, " + removed + " removed, " + unchanged + " unchanged";
        }
    }
}
