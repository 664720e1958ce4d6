package com.sitearis.maintenance.kpi;

import com.sitearis.maintenance.plan.CronDialect;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.time.Clock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Contributes the kind {@code kpi-report} to a node. */
@Configuration(proxyBeanMethods = false)
public class KpiConfiguration {

    @Bean
    KpiReportJob kpiReportJob(DataSource database, Clock clock, Supplier<MaintenancePlan> plan, CronDialect cron) {
        KpiDesk desk = new KpiDesk(database, clock, plan, cron);
        return new KpiReportJob(desk.reports(), desk.mail());
    }
}
