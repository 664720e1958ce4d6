package com.sitearis.maintenance.notify;

import com.sitearis.maintenance.plan.Home;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.run.Node;
import com.sitearis.maintenance.run.Runs;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes a program tell people what happens in it, and empty the outbox. */
@Configuration(proxyBeanMethods = false)
public class NotifyConfiguration {

    @Bean
    Outbox outbox(JdbcClient jdbc, Supplier<MaintenancePlan> plan, Clock clock) {
        return new Outbox(jdbc, plan, clock);
    }

    @Bean
    Notices notices(Outbox outbox, Supplier<MaintenancePlan> plan, Clock clock) {
        return new Notices(outbox, plan, clock);
    }

    @Bean
    RunNews runNews(Supplier<MaintenancePlan> plan, Runs runs, Notices notices, Clock clock) {
        return new RunNews(plan, runs, notices, clock);
    }

    @Bean
    Pings pings(Supplier<MaintenancePlan> plan, Outbox outbox) {
        return new Pings(plan, outbox);
    }

    @Bean
    Dispatch dispatch(DataSource dataSource, Supplier<MaintenancePlan> plan, Home home, Clock clock, Node node) {
        return new Dispatch(dataSource, plan, home, clock, node.name());
    }

    @Bean
    DispatchLoop dispatchLoop(
            Dispatch dispatch, Outbox outbox, @Value("${maintenance.outbox.every:5s}") Duration every) {
        return new DispatchLoop(dispatch, outbox, every);
    }
}
