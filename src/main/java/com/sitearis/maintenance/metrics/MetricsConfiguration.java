package com.sitearis.maintenance.metrics;

import com.sitearis.maintenance.metrics.collect.PostgresStatisticsJob;
import com.sitearis.maintenance.metrics.collect.PrometheusScrapeJob;
import com.sitearis.maintenance.metrics.collect.SentrySessionsJob;
import com.sitearis.maintenance.metrics.intake.IntakeService;
import com.sitearis.maintenance.metrics.store.MetricStore;
import com.sitearis.maintenance.metrics.store.Readings;
import com.sitearis.maintenance.metrics.store.Vitals;
import com.sitearis.maintenance.metrics.upkeep.MetricsUpkeepJob;
import com.sitearis.maintenance.metrics.uptimerobot.UptimeRobotJob;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Contributes metrics and deployments to a node. */
@Configuration(proxyBeanMethods = false)
public class MetricsConfiguration {

    @Bean
    MetricStore metricStore(DataSource database, Clock clock) {
        return new MetricStore(database, clock, Metrics.MOST_SERIES);
    }

    @Bean
    Metrics metrics(MetricStore store) {
        return new Metrics(store);
    }

    @Bean
    MetricsUpkeepJob metricsUpkeepJob(MetricStore store, Vitals vitals) {
        return new MetricsUpkeepJob(store, vitals);
    }

    @Bean
    Readings readings(DataSource database, MetricStore store) {
        return new Readings(database, store);
    }

    @Bean
    PostgresStatisticsJob postgresStatisticsJob(Readings readings, Clock clock) {
        return new PostgresStatisticsJob(readings, clock);
    }

    @Bean
    PrometheusScrapeJob prometheusScrapeJob(Readings readings, Clock clock) {
        return new PrometheusScrapeJob(readings, clock);
    }

    @Bean
    SentrySessionsJob sentrySessionsJob(Metrics metrics, Clock clock) {
        return new SentrySessionsJob(metrics, clock);
    }

    @Bean
    UptimeRobotJob uptimeRobotJob(Checks checks, Clock clock) {
        return new UptimeRobotJob(checks, clock);
    }

    @Bean
    Vitals vitals(DataSource database, MetricStore store, Clock clock) {
        return new Vitals(database, store, clock);
    }

    @Bean
    IntakeService intakeService(
            Metrics metrics,
            Deployments deployments,
            Vitals vitals,
            Checks checks,
            ApplicationEventPublisher publisher,
            Clock clock) {
        return new IntakeService(metrics, deployments, vitals, checks, publisher::publishEvent, clock);
    }

    @Bean
    Deployments deployments(DataSource database, Clock clock) {
        return new Deployments(database, clock);
    }
}
