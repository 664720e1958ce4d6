package com.sitearis.maintenance.notify.mailbox;

import com.sitearis.maintenance.notify.bounce.Bounces;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.time.Clock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Contributes the kind {@code mail-bounces} to a node. */
@Configuration(proxyBeanMethods = false)
public class MailboxConfiguration {

    @Bean
    MailBouncesJob mailBouncesJob(DataSource database, Supplier<MaintenancePlan> plan, Clock clock) {
        return new MailBouncesJob(new Bounces(database, plan, clock));
    }
}
