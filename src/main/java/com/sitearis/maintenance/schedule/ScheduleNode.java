package com.sitearis.maintenance.schedule;

import com.sitearis.maintenance.run.DueRuns;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Starts and stops the firing on this node. It starts last and stops first: firings cease, runs end or are handed over, and
 * only then do the pool and the embedded server go.
 */
final class ScheduleNode implements SmartLifecycle {

    /** What executions may take to come back once no run is left. */
    private static final Duration TO_RETURN = Duration.ofSeconds(15);

    private static final Logger log = LoggerFactory.getLogger(ScheduleNode.class);

    private final Scheduler quartz;
    private final NodePlan plan;
    private final Sweep sweep;
    private final DueRuns due;
    private final SlotKeeper keeper;
    private final Consumer<Duration> drain;
    private final ClusterNodes nodes;
    private final Pace pace;
    private volatile boolean started;

    ScheduleNode(
            Scheduler quartz,
            NodePlan plan,
            Sweep sweep,
            DueRuns due,
            SlotKeeper keeper,
            Consumer<Duration> drain,
            ClusterNodes nodes,
            Pace pace) {
        this.quartz = quartz;
        this.plan = plan;
        this.sweep = sweep;
        this.due = due;
        this.keeper = keeper;
        this.drain = drain;
        this.nodes = nodes;
        this.pace = pace;
    }

    /** The plan is registered before anything fires: a job that was removed from it must not fire once more. */
    @Override
    public void start() {
        plan.start();
        try {
            quartz.start();
        } catch (SchedulerException e) {
            throw new ScheduleFailed("starting to fire", e);
        }
        sweep.start(pace.sweep());
        due.listen(sweep::wake);
        started = true;
    }

    @Override
    public void stop() {
        started = false;
        try {
            quartz.standby();
            due.close();
            sweep.close();
            drain.accept(pace.grace());
            keeper.stop();
            boolean idle = executionsReturn();
            if (shutDown(idle) && idle) {
                nodes.leave(quartz.getSchedulerInstanceId());
            }
        } catch (SchedulerException | RuntimeException e) {
            log.error("the schedule did not stop in order; another node, or the next start, recovers what it left", e);
        }
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    /**
     * Waits for Quartz's own threads only when that can be short. What still executes is left to another node's recovery:
     * its entry among the fired triggers stays.
     */
    private boolean shutDown(boolean idle) {
        Thread shutdown = new Thread(() -> quartzShutdown(idle), "schedule-shutdown");
        shutdown.setDaemon(true);
        shutdown.start();
        try {
            // With the database away, Quartz would go on for ever trying to note the end of an execution.
            shutdown.join(TO_RETURN.toMillis());
            return !shutdown.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void quartzShutdown(boolean idle) {
        try {
            quartz.shutdown(idle);
        } catch (SchedulerException e) {
            log.warn("Quartz did not shut down in order", e);
        }
    }

    private boolean executionsReturn() throws SchedulerException {
        long deadline = System.nanoTime() + TO_RETURN.toNanos();
        while (!quartz.getCurrentlyExecutingJobs().isEmpty()) {
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        return true;
    }
}
