package com.sitearis.maintenance.console.slowqueries;

import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.slowquery.weekly.SlowReportDesk;
import java.time.Clock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** What the pages about statements are made with. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class SlowQueryPagesConfiguration {

    @Bean
    @Lazy
    SlowReportDesk slowReportDesk(DataSource database, Clock clock, Supplier<MaintenancePlan> plan) {
        return new SlowReportDesk(database, clock, plan);
    }
}
