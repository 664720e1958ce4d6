package com.sitearis.maintenance.schedule;

import com.sitearis.maintenance.run.CurrentPlan;
import com.sitearis.maintenance.run.DueRuns;
import com.sitearis.maintenance.run.Node;
import com.sitearis.maintenance.run.Nodes;
import com.sitearis.maintenance.run.RunLauncher;
import com.sitearis.maintenance.run.Runs;
import com.sitearis.maintenance.run.TriggerStuck;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a serving node is made of, and how it is put together. */
record NodeParts(
        DataSource dataSource,
        Clock clock,
        Node node,
        CurrentPlan current,
        PlanFiles files,
        RunLauncher launcher,
        DueRuns due,
        Consumer<TriggerStuck> stuck) {

    /**
     * @param drain ends the runs under way, within a time
     */
    ScheduleNode assemble(Pace pace, Consumer<Duration> drain) {
        JdbcClient database = JdbcClient.create(dataSource);
        Scheduler quartz = QuartzStore.open(dataSource, QuartzStore.instance(node), pace.threads());
        ApplyLock lock = new ApplyLock(dataSource);
        ClusterScheduler cluster = new ClusterScheduler(quartz, lock);
        SlotKeeper keeper = new SlotKeeper(launcher, cluster, new JobPauses(database, clock), clock, pace.again());
        execute(quartz, keeper);
        NodePlan plan = new NodePlan(
                node,
                current,
                files,
                new PlanTriggers(cluster, database, clock),
                new PlanHistory(database, clock),
                new Nodes(database, clock),
                lock);
        Sweep sweep = new Sweep(List.of(
                new Chore("triggers in state ERROR", new StuckTriggers(cluster, database, clock, stuck)::reset),
                new Chore("unfinished runs", new UnfinishedRuns(new Runs(database, clock), cluster, clock)::resume),
                new Chore("the plan's files", plan::look)));
        return new ScheduleNode(quartz, plan, sweep, due, keeper, drain, new ClusterNodes(database, clock), pace);
    }

    private void execute(Scheduler quartz, SlotKeeper keeper) {
        try {
            quartz.setJobFactory(new QuartzJobs(keeper, launcher));
        } catch (SchedulerException e) {
            throw new ScheduleFailed("preparing to fire", e);
        }
    }
}
