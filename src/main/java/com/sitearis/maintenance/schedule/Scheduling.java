package com.sitearis.maintenance.schedule;

import com.sitearis.maintenance.plan.Schedule;
import com.sitearis.maintenance.schedule.Triggers.Shot;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.sql.DataSource;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What commands ask of the cluster. Nothing is fired by the program that uses it: what it writes, a serving node picks up,
 * within about two seconds.
 */
public final class Scheduling implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Scheduling.class);

    private final Scheduler quartz;
    private final ClusterScheduler cluster;
    private final JdbcClient database;
    private final PlanHistory history;
    private final ClusterNodes nodes;
    private final Clock clock;

    public Scheduling(DataSource dataSource, Clock clock) {
        this.clock = clock;
        database = JdbcClient.create(dataSource);
        quartz = QuartzStore.open(dataSource, "command", 1);
        cluster = new ClusterScheduler(quartz, new ApplyLock(dataSource));
        history = new PlanHistory(database, clock);
        nodes = new ClusterNodes(database, clock);
    }

    /**
     * Has a node run a job once on a target, beside its schedule.
     *
     * @return the run's slot: now, or the next second that is neither taken nor a slot of the schedule
     */
    public Instant askRun(String job, String target, String by) {
        if (!cluster.exists(Triggers.jobKey(job, target))) {
            throw new JobNotRegistered(job, target);
        }
        Firings scheduled = cluster.schedule(job, target);
        Instant slot = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        for (int tries = 0; tries < 1000; tries++, slot = slot.plusSeconds(1)) {
            boolean free = !slot.equals(scheduled.after(slot.minusSeconds(1))) && !taken(job, target, slot);
            // Two commands in one second: the trigger's key decides who has the slot.
            if (free && cluster.once(new Shot(job, target, slot, by, 0), clock.instant())) {
                return slot;
            }
        }
        throw new ScheduleFailed("finding a free slot for job " + job + " on " + target, null);
    }

    /** The programs that would run something now; empty when nobody serves the plan. */
    public List<ClusterNode> aliveNodes() {
        return nodes.alive();
    }

    /** Of every registered job with a schedule, soonest first. */
    public List<NextFiring> nextFirings() {
        return Registered.next(database);
    }

    /** Asks every node to read its plan files again; they answer within a few seconds. */
    public long requestReload(String by) {
        return history.askReload(by);
    }

    /** What the nodes answered so far. */
    public List<PlanAnswer> answers(long reload) {
        return history.answers(reload);
    }

    /** What a schedule's words are in a plan, for lists. */
    public static String words(Schedule schedule) {
        return new PlannedJob("", "", schedule).words();
    }

    private boolean taken(String job, String target, Instant slot) {
        return database.sql("select exists (select from app.run where job = ? and target = ? and slot = ?)")
                .params(job, target, Timestamp.from(slot))
                .query(Boolean.class)
                .single();
    }

    @Override
    public void close() {
        try {
            quartz.shutdown();
        } catch (SchedulerException e) {
            log.warn("Quartz could not be closed", e);
        }
    }
}
