package com.sitearis.maintenance.slowquery;

import com.sitearis.maintenance.slowquery.logs.QueryLogsJob;
import com.sitearis.maintenance.slowquery.statements.QueryStatisticsJob;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Contributes the jobs that collect what statements do. */
@Configuration(proxyBeanMethods = false)
class SlowQueryConfiguration {

    @Bean
    QueryStatisticsJob queryStatisticsJob(DataSource database, Clock clock) {
        return new QueryStatisticsJob(database, clock);
    }

    @Bean
    QueryLogsJob queryLogsJob(DataSource database, Clock clock) {
        return new QueryLogsJob(database, clock);
    }
}
