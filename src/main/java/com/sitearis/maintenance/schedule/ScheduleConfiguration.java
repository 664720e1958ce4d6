package com.sitearis.maintenance.schedule;

import com.sitearis.maintenance.run.CurrentPlan;
import com.sitearis.maintenance.run.Node;
import com.sitearis.maintenance.run.Nodes;
import com.sitearis.maintenance.run.RunLauncher;
import com.sitearis.maintenance.run.RunningHere;
import com.sitearis.maintenance.run.Runs;
import com.sitearis.maintenance.schedule.ScheduleNode.Pace;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wires a serving node. Needs a {@link PlanFiles} bean beside those of the run package. */
@Configuration(proxyBeanMethods = false)
public class ScheduleConfiguration {

    @Bean
    Pace pace(
            @Value("${maintenance.schedule.threads:8}") int threads,
            @Value("${maintenance.schedule.sweep:5s}") Duration sweep,
            @Value("${maintenance.schedule.again:20s}") Duration again,
            @Value("${maintenance.schedule.grace:30s}") Duration grace) {
        return new Pace(threads, sweep, again, grace);
    }

    @Bean
    ApplyLock applyLock(DataSource dataSource) {
        return new ApplyLock(dataSource);
    }

    // Stopped by the ScheduleNode, in order; as a bean it would be shut down at Spring's discretion.
    @Bean(destroyMethod = "")
    Scheduler quartz(DataSource dataSource, Node node, Pace pace) {
        return QuartzStore.open(dataSource, QuartzStore.instance(node), pace.threads());
    }

    @Bean
    ClusterScheduler clusterScheduler(Scheduler quartz, ApplyLock lock) {
        return new ClusterScheduler(quartz, lock);
    }

    @Bean(destroyMethod = "stop")
    SlotKeeper slotKeeper(Scheduler quartz, RunLauncher launcher, ClusterScheduler cluster, Clock clock, Pace pace)
            throws SchedulerException {
        SlotKeeper keeper = new SlotKeeper(launcher, cluster, clock, pace.again());
        quartz.setJobFactory(new QuartzJobs(keeper, launcher));
        return keeper;
    }

    @Bean
    NodePlan nodePlan(
            Node node,
            CurrentPlan current,
            PlanFiles files,
            ClusterScheduler cluster,
            ApplyLock lock,
            Nodes nodes,
            Registry registry) {
        return new NodePlan(node, current, files, registry.triggers(cluster), registry.history(), nodes, lock);
    }

    @Bean
    Registry registry(JdbcClient database, Clock clock) {
        return new Registry(database, clock);
    }

    @Bean(destroyMethod = "")
    Sweep sweep(NodePlan plan, ClusterScheduler cluster, Runs runs, JdbcClient database, Clock clock) {
        return new Sweep(List.of(
                new Chore("triggers in state ERROR", new StuckTriggers(cluster, database)::reset),
                new Chore("unfinished runs", new UnfinishedRuns(runs, cluster, clock)::resume),
                new Chore("the plan's files", plan::look)));
    }

    @Bean
    ScheduleNode scheduleNode(
            Scheduler quartz,
            NodePlan plan,
            Sweep sweep,
            SlotKeeper keeper,
            RunningHere running,
            Registry registry,
            Pace pace) {
        return new ScheduleNode(quartz, plan, sweep, keeper, running, registry.nodes(), pace);
    }

    /** The parts that need no more than the database. */
    record Registry(JdbcClient database, Clock clock) {

        PlanTriggers triggers(ClusterScheduler cluster) {
            return new PlanTriggers(cluster, database, clock);
        }

        PlanHistory history() {
            return new PlanHistory(database, clock);
        }

        ClusterNodes nodes() {
            return new ClusterNodes(database, clock);
        }
    }
}
