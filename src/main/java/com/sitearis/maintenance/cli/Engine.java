package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.http.HttpServer;
import com.sitearis.maintenance.plan.ConsoleSettings;
import com.sitearis.maintenance.plan.CronDialect;
import com.sitearis.maintenance.plan.Home;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.postgres.PgPrograms;
import com.sitearis.maintenance.run.CurrentPlan;
import com.sitearis.maintenance.schedule.PlanFiles;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.context.ApplicationContextException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Spring with the configurations of all packages, for commands that carry out runs. At its end Quartz goes first, then the
 * runs, the connection pool, and last the own database.
 */
final class Engine {

    private final Invocation invocation;
    private final PlanSource source;
    private final OwnDatabase own;

    Engine(Invocation invocation, PlanSource source, OwnDatabase own) {
        this.invocation = invocation;
        this.source = source;
        this.own = own;
    }

    /**
     * Starts it; closing the context closes the own database as well.
     *
     * @param serving whether this program is a node, rather than a command that carries out one run
     */
    ConfigurableApplicationContext start(MaintenancePlan plan, boolean serving) {
        SpringApplication application = new SpringApplication(NodeApplication.class);
        application.addInitializers(context -> register((GenericApplicationContext) context, plan));
        application.setLogStartupInfo(false);
        // Logs are set up already; the schema has been brought up to date.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        HttpServer.calmTomcat();
        ConsoleSettings console = serving ? plan.console() : null;
        List<String> options = new ArrayList<>(ConsoleOptions.of(console));
        options.add("--maintenance.serving=" + serving);
        options.add("--spring.flyway.enabled=false");
        options.add("--maintenance.plan-folder=" + invocation.planFolder().place());
        try {
            return application.run(options.toArray(String[]::new));
        } catch (WebServerException | ApplicationContextException failed) {
            throw console == null ? failed : new ConsoleNotStarted(console.link(), failed);
        }
    }

    private void register(GenericApplicationContext context, MaintenancePlan plan) {
        context.registerBean("ownDatabase", OwnDatabase.class, () -> own);
        context.registerBean(
                JdbcConnectionDetails.class, own::details, definition -> definition.setDependsOn("ownDatabase"));
        context.registerBean(Clock.class, invocation::clock);
        context.registerBean(Home.class, invocation::home);
        context.registerBean(PgPrograms.class, () -> PgPrograms.of(invocation.home(), invocation.environment()));
        context.registerBean(CronDialect.class, () -> PlanSource.CRON);
        context.registerBean(CurrentPlan.class, () -> new CurrentPlan(plan));
        context.registerBean(PlanFiles.class, () -> () -> source.read().plan());
    }
}
