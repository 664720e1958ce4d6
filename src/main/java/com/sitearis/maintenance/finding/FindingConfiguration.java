package com.sitearis.maintenance.finding;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Contributes the findings to a node. */
@Configuration(proxyBeanMethods = false)
class FindingConfiguration {

    @Bean
    Findings findings(DataSource database, Clock clock) {
        return new Findings(database, clock);
    }
}
