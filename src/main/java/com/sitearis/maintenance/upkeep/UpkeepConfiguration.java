package com.sitearis.maintenance.upkeep;

import com.sitearis.maintenance.backup.BackupCatalogue;
import com.sitearis.maintenance.finding.Findings;
import com.sitearis.maintenance.incident.Incidents;
import com.sitearis.maintenance.incident.Windows;
import com.sitearis.maintenance.metrics.Metrics;
import com.sitearis.maintenance.upkeep.growth.GrowthCheckJob;
import com.sitearis.maintenance.upkeep.index.IndexReviewJob;
import com.sitearis.maintenance.upkeep.integrity.IntegrityCheckJob;
import com.sitearis.maintenance.upkeep.vacuum.VacuumJob;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Contributes the kinds of upkeep to a node. */
@Configuration(proxyBeanMethods = false)
class UpkeepConfiguration {

    @Bean
    Ledger ledger(Findings findings, Metrics metrics, Incidents incidents, Clock clock) {
        return new Ledger(findings, metrics, incidents, clock);
    }

    @Bean
    WorkTime workTime(Windows windows, Clock clock) {
        return new WorkTime(windows, clock);
    }

    @Bean
    VacuumJob vacuumJob(Ledger ledger, WorkTime workTime) {
        return new VacuumJob(ledger, workTime);
    }

    @Bean
    IndexReviewJob indexReviewJob(Ledger ledger, WorkTime workTime) {
        return new IndexReviewJob(ledger, workTime);
    }

    @Bean
    IntegrityCheckJob integrityCheckJob(Ledger ledger, JdbcClient jdbc, Clock clock) {
        return new IntegrityCheckJob(ledger, jdbc, new BackupCatalogue(jdbc, clock), clock);
    }

    @Bean
    GrowthCheckJob growthCheckJob(Ledger ledger, JdbcClient jdbc, Metrics metrics, Clock clock) {
        return new GrowthCheckJob(ledger, jdbc, metrics, clock);
    }
}
