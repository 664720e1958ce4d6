package com.sitearis.maintenance.backup.recovery;

import com.sitearis.maintenance.backup.Workshop;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Contributes the kind {@code database-restore} to a node. */
@Configuration(proxyBeanMethods = false)
class DatabaseRestoreConfiguration {

    @Bean
    DatabaseRestoreJob databaseRestoreJob(Workshop workshop) {
        return new DatabaseRestoreJob(workshop);
    }
}
