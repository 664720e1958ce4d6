package com.sitearis.maintenance.http;

import com.sitearis.maintenance.plan.Home;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the server of a node together. */
@Configuration(proxyBeanMethods = false)
public class HttpConfiguration {

    /** @param serving whether this program is a node, rather than a command that carries out one run */
    @Bean
    HttpServer httpServer(
            @Value("${maintenance.serving:false}") boolean serving,
            Supplier<MaintenancePlan> plan,
            Home home,
            List<HttpService> services) {
        return new HttpServer(serving, plan, home.path().resolve("intake"), services);
    }
}
