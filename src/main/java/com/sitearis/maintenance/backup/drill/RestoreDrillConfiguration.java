package com.sitearis.maintenance.backup.drill;

import com.sitearis.maintenance.backup.Workshop;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Contributes the kind {@code restore-drill} to a node. */
@Configuration(proxyBeanMethods = false)
class RestoreDrillConfiguration {

    @Bean
    RestoreDrillJob restoreDrillJob(Workshop workshop) {
        return new RestoreDrillJob(workshop);
    }
}
