package com.sitearis.maintenance.schedule;

import com.sitearis.maintenance.run.CurrentPlan;
import com.sitearis.maintenance.run.DueRuns;
import com.sitearis.maintenance.run.Node;
import com.sitearis.maintenance.run.RunLauncher;
import com.sitearis.maintenance.run.RunningHere;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes a serving program a node that fires the plan. Needs the run package's beans, the program's {@link CurrentPlan}, already
 * read, and a {@link PlanFiles} to read it again.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "maintenance.serving", havingValue = "true")
public class ScheduleConfiguration {

    @Bean
    Pace pace(
            @Value("${maintenance.schedule.threads:8}") int threads,
            @Value("${maintenance.schedule.sweep:5s}") Duration sweep,
            @Value("${maintenance.schedule.again:20s}") Duration again,
            @Value("${maintenance.shutdown-grace:20s}") Duration grace) {
        return new Pace(threads, sweep, again, grace);
    }

    @Bean
    NodeParts nodeParts(
            DataSource dataSource,
            Clock clock,
            Node node,
            CurrentPlan current,
            PlanFiles files,
            RunLauncher launcher,
            DueRuns due,
            ApplicationEventPublisher publisher) {
        return new NodeParts(dataSource, clock, node, current, files, launcher, due, publisher::publishEvent);
    }

    @Bean
    JobPauses jobPauses(JdbcClient jdbc, Clock clock) {
        return new JobPauses(jdbc, clock);
    }

    @Bean
    JobStatuses jobStatuses(JdbcClient jdbc, Clock clock) {
        return new JobStatuses(jdbc, clock);
    }

    @Bean
    ScheduleNode scheduleNode(NodeParts parts, Pace pace, RunningHere running) {
        return parts.assemble(pace, running::shutDown);
    }
}
