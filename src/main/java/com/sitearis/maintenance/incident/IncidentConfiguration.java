package com.sitearis.maintenance.incident;

import com.sitearis.maintenance.metrics.Checks;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.time.Clock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts incidents, windows and the accounting together on a node. */
@Configuration(proxyBeanMethods = false)
public class IncidentConfiguration {

    @Bean
    Windows windows(JdbcClient jdbc, Clock clock, Supplier<MaintenancePlan> plan) {
        return new Windows(jdbc, clock, plan);
    }

    @Bean
    Sla sla(Supplier<MaintenancePlan> plan, Checks checks, Windows windows, Clock clock) {
        return new Sla(plan, checks, windows, clock);
    }

    @Bean
    Incidents incidents(DataSource database, Clock clock) {
        return new Incidents(database, clock, IncidentListener.NOBODY);
    }

    @Bean
    Response response(Supplier<MaintenancePlan> plan, Incidents incidents, Windows windows, Sla sla, Clock clock) {
        return new Response(plan, incidents, windows, sla, clock);
    }
}
