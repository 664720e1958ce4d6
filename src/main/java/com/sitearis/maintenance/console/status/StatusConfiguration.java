package com.sitearis.maintenance.console.status;

import com.sitearis.maintenance.incident.Incidents;
import com.sitearis.maintenance.incident.Windows;
import com.sitearis.maintenance.incident.history.ServiceHistory;
import com.sitearis.maintenance.metrics.Checks;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.thymeleaf.ITemplateEngine;

/** What the public status page is made with. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class StatusConfiguration {

    @Bean
    @Lazy
    StatusTexts statusTexts(
            Checks checks,
            Incidents incidents,
            Windows windows,
            ITemplateEngine templates,
            ResourceUrlProvider assets,
            Supplier<MaintenancePlan> plan,
            Clock clock) {
        Boards boards = new Boards(plan, new ServiceHistory(checks, windows, clock), incidents, windows, clock);
        return new StatusTexts(boards, templates, assets, plan, clock);
    }
}
