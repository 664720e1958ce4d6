package com.sitearis.maintenance.incident.alarm;

import com.sitearis.maintenance.incident.Incidents;
import com.sitearis.maintenance.incident.Sla;
import com.sitearis.maintenance.incident.threshold.MetricThresholdsJob;
import com.sitearis.maintenance.metrics.Metrics;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Contributes the jobs that open incidents to a node. */
@Configuration(proxyBeanMethods = false)
public class AlarmsConfiguration {

    @Bean
    MetricThresholdsJob metricThresholdsJob(Metrics metrics, Incidents incidents, Clock clock) {
        return new MetricThresholdsJob(metrics, incidents, clock);
    }

    @Bean
    CertificateExpiryJob certificateExpiryJob(Metrics metrics, Incidents incidents, Clock clock) {
        return new CertificateExpiryJob(metrics, incidents, clock);
    }

    @Bean
    ErrorBudgetJob errorBudgetJob(Sla sla, Incidents incidents, Clock clock) {
        return new ErrorBudgetJob(sla, incidents, clock);
    }

    @Bean
    MetricsFreshnessJob metricsFreshnessJob(Metrics metrics, JdbcClient jdbc, Incidents incidents, Clock clock) {
        return new MetricsFreshnessJob(metrics, jdbc, incidents, clock);
    }
}
