package com.sitearis.maintenance.schedule;

import com.sitearis.maintenance.run.RunningHere;
import java.time.Duration;
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
    private final SlotKeeper keeper;
    private final RunningHere running;
    private final ClusterNodes nodes;
    private final Pace pace;
    private volatile boolean started;

    ScheduleNode(
            Scheduler quartz,
            NodePlan plan,
            Sweep sweep,
            SlotKeeper keeper,
            RunningHere running,
            ClusterNodes nodes,
            Pace pace) {
        this.quartz = quartz;
        this.plan = plan;
        this.sweep = sweep;
        this.keeper = keeper;
        this.running = running;
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
        started = true;
    }

    @Override
    public void stop() {
        started = false;
        try {
            quartz.standby();
            sweep.close();
            running.shutDown(pace.grace());
            keeper.stop();
            awaitExecutions();
            // What still executes is left to another node's recovery: its entry among the fired triggers stays.
            quartz.shutdown(false);
            nodes.leave(quartz.getSchedulerInstanceId());
        } catch (SchedulerException | RuntimeException e) {
            log.error("the schedule did not stop in order; another node, or the next start, recovers what it left", e);
        }
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    private void awaitExecutions() throws SchedulerException {
        long deadline = System.nanoTime() + TO_RETURN.toNanos();
        while (!quartz.getCurrentlyExecutingJobs().isEmpty() && System.nanoTime() < deadline) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /**
     * How fast a node goes about its business.
     *
     * @param threads runs at once
     * @param sweep between two rounds of chores
     * @param again until a slot that could not be launched comes up again
     * @param grace for runs under way to end by themselves when the node stops
     */
    record Pace(int threads, Duration sweep, Duration again, Duration grace) {}
}
