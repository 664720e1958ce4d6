package com.sitearis.maintenance.notify.dispatch;

import com.sitearis.maintenance.notify.Outbox;
import com.sitearis.maintenance.plan.Home;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.run.Node;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes a program empty the outbox. */
@Configuration(proxyBeanMethods = false)
public class DispatchConfiguration {

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
