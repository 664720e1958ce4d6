package com.sitearis.maintenance.metrics;

import com.sitearis.maintenance.metrics.store.MetricStore;
import java.time.Clock;
import javax.sql.DataSource;
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
    Deployments deployments(DataSource database, Clock clock) {
        return new Deployments(database, clock);
    }
}
