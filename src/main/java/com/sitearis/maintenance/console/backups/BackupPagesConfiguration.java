package com.sitearis.maintenance.console.backups;

import com.sitearis.maintenance.backup.BackupCatalogue;
import com.sitearis.maintenance.backup.Workshop;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.run.RunRequests;
import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the pages about backups are made with. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class BackupPagesConfiguration {

    @Bean
    @Lazy
    Shelf shelf(JdbcClient jdbc, Workshop workshop, Supplier<MaintenancePlan> plan, Clock clock) {
        return new Shelf(new BackupCatalogue(jdbc, clock), workshop, plan, clock);
    }

    @Bean
    @Lazy
    BackupRuns backupRuns(RunRequests runs, JdbcClient jdbc, Supplier<MaintenancePlan> plan, Clock clock) {
        return new BackupRuns(runs, new BackupCatalogue(jdbc, clock), plan);
    }
}
