package com.sitearis.maintenance.console.server;

import com.sitearis.maintenance.audit.AuditLog;
import com.sitearis.maintenance.console.account.Accounts;
import com.sitearis.maintenance.console.account.LoginDelay;
import com.sitearis.maintenance.console.account.Sessions;
import com.sitearis.maintenance.console.account.Tokens;
import com.sitearis.maintenance.plan.ConsoleSettings;
import com.sitearis.maintenance.plan.Home;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.time.Clock;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts together what stands before the pages. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ServerConfiguration {

    /** As they were when the node started: a port is not changed while it is in use. */
    @Bean
    ConsoleSettings consoleSettings(Supplier<MaintenancePlan> plan) {
        return Objects.requireNonNull(plan.get().console(), "no console in the plan");
    }

    @Bean
    Accounts accounts(JdbcClient jdbc, Clock clock) {
        return new Accounts(jdbc, clock);
    }

    @Bean
    Sessions sessions(JdbcClient jdbc, Clock clock) {
        return new Sessions(jdbc, clock);
    }

    @Bean
    Tokens tokens(JdbcClient jdbc, Clock clock) {
        return new Tokens(jdbc, clock);
    }

    @Bean
    LocalAccess localAccess(Home home, ConsoleSettings settings, Environment environment, Clock clock) {
        return new LocalAccess(home, settings, environment, clock);
    }

    @Bean
    LoginDelay loginDelay(JdbcClient jdbc, Clock clock) {
        return new LoginDelay(jdbc, clock);
    }

    @Bean
    AuditLog auditLog(JdbcClient jdbc, Clock clock) {
        return new AuditLog(jdbc, clock);
    }

    @Bean
    Login login(Accounts accounts, Sessions sessions, LoginDelay delay, AuditLog log, ConsoleSettings settings) {
        boolean passwords = settings.oidc() == null || settings.oidc().passwords();
        return new Login(accounts, sessions, delay, log, passwords);
    }

    @Bean
    Logout logout(Sessions sessions, SessionCookie cookie) {
        return new Logout(sessions, cookie);
    }

    @Bean
    FilterRegistrationBean<RequestId> requestId() {
        FilterRegistrationBean<RequestId> filter = new FilterRegistrationBean<>(new RequestId());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimit() {
        FilterRegistrationBean<BodyLimit> filter = new FilterRegistrationBean<>(new BodyLimit());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return filter;
    }
}
