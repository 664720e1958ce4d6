package com.sitearis.maintenance.notify;

import com.sitearis.maintenance.plan.MaintenancePlan;
import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The outbox of a program, and the way into it. */
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
}
