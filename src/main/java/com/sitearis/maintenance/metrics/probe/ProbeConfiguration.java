package com.sitearis.maintenance.metrics.probe;

import com.sitearis.maintenance.metrics.Checks;
import com.sitearis.maintenance.metrics.Metrics;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import javax.net.ssl.SSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Contributes the kind {@code availability-probe} to a node. */
@Configuration(proxyBeanMethods = false)
public class ProbeConfiguration {

    @Bean
    AvailabilityProbeJob availabilityProbeJob(
            Checks checks, Metrics metrics, ApplicationEventPublisher publisher, Clock clock)
            throws NoSuchAlgorithmException {
        return new AvailabilityProbeJob(checks, metrics, publisher::publishEvent, SSLContext.getDefault(), clock);
    }
}
