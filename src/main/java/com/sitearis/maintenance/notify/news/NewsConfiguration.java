package com.sitearis.maintenance.notify.news;

import com.sitearis.maintenance.notify.Notices;
import com.sitearis.maintenance.notify.Outbox;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.run.Runs;
import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes a program tell people what happens in it. */
@Configuration(proxyBeanMethods = false)
public class NewsConfiguration {

    @Bean
    RunNews runNews(Supplier<MaintenancePlan> plan, Runs runs, Notices notices, Clock clock) {
        return new RunNews(plan, runs, notices, clock);
    }

    @Bean
    Pings pings(Supplier<MaintenancePlan> plan, Outbox outbox) {
        return new Pings(plan, outbox);
    }
}
