package com.sitearis.maintenance.incident;

import com.sitearis.maintenance.metrics.Checks;
import com.sitearis.maintenance.notify.Notices;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
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
    IncidentNews incidentNews(Supplier<MaintenancePlan> plan, Notices notices, Windows windows, Clock clock) {
        return new IncidentNews(plan, notices, windows, clock);
    }

    @Bean
    Incidents incidents(DataSource database, Clock clock, IncidentNews news) {
        return new Incidents(database, clock, news);
    }

    @Bean
    Response response(Supplier<MaintenancePlan> plan, Incidents incidents, Windows windows, Sla sla, Clock clock) {
        return new Response(plan, incidents, windows, sla, clock);
    }

    @Bean
    OutageWatch outageWatch(Checks checks, Incidents incidents, Supplier<MaintenancePlan> plan, Clock clock) {
        return new OutageWatch(checks, incidents, plan, clock);
    }

    @Bean
    IncidentWatch incidentWatch(
            Supplier<MaintenancePlan> plan,
            Incidents incidents,
            Response response,
            IncidentNews news,
            Windows windows,
            Checks checks,
            Clock clock) {
        return new IncidentWatch(plan, incidents, response, news, windows, checks, clock);
    }

    /** @param serving whether this program is a node, rather than a command that carries out one run */
    @Bean
    IncidentWatchLoop incidentWatchLoop(
            List<Lookout> lookouts, @Value("${maintenance.serving:false}") boolean serving) {
        return new IncidentWatchLoop(lookouts, serving);
    }
}
