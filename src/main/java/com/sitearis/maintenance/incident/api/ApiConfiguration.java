package com.sitearis.maintenance.incident.api;

import com.sitearis.maintenance.http.HttpService;
import com.sitearis.maintenance.incident.Incidents;
import com.sitearis.maintenance.incident.Response;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts incidents on a node's server. */
@Configuration(proxyBeanMethods = false)
public class ApiConfiguration {

    @Bean
    HttpService incidentService(Incidents incidents, Response response, Clock clock) {
        return new IncidentService(incidents, response, new Changes(incidents, clock));
    }
}
