package com.sitearis.maintenance.metrics;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Contributes the availability checks to a node. */
@Configuration(proxyBeanMethods = false)
public class ChecksConfiguration {

    @Bean
    Checks checks(JdbcClient jdbc) {
        return new Checks(jdbc);
    }
}
