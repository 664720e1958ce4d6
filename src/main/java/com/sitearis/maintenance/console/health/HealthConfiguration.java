package com.sitearis.maintenance.console.health;

import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.run.Nodes;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Adds the cluster to what Boot tells of the program itself. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class HealthConfiguration {

    @Bean
    ClusterHealth clusterHealth(Nodes nodes) {
        return new ClusterHealth(nodes);
    }

    /** At once: nobody else asks for it. */
    @Bean
    @Lazy(false)
    ClusterFigures clusterFigures(
            JdbcClient jdbc, Supplier<MaintenancePlan> plan, Clock clock, PrometheusRegistry registry) {
        ClusterFigures figures = new ClusterFigures(jdbc, plan, clock);
        registry.register(figures);
        return figures;
    }
}
