package com.sitearis.maintenance.slowquery.weekly;

import com.sitearis.maintenance.plan.MaintenancePlan;
import java.time.Clock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Contributes the kind {@code slow-query-report} to a node. */
@Configuration(proxyBeanMethods = false)
class SlowReportConfiguration {

    @Bean
    SlowReportJob slowReportJob(DataSource database, Clock clock, Supplier<MaintenancePlan> plan) {
        return new SlowReportJob(new SlowReportDesk(database, clock, plan));
    }
}
