package com.sitearis.maintenance.console;

import com.sitearis.maintenance.backup.DatabaseBackupKind;
import com.sitearis.maintenance.backup.DatabaseBackupSettings;
import com.sitearis.maintenance.backup.DumpMethod;
import com.sitearis.maintenance.backup.ProofLevel;
import com.sitearis.maintenance.backup.drill.RestoreDrillKind;
import com.sitearis.maintenance.backup.drill.RestoreDrillSettings;
import com.sitearis.maintenance.backup.recovery.DatabaseRestoreKind;
import com.sitearis.maintenance.backup.recovery.DatabaseRestoreSettings;
import com.sitearis.maintenance.console.account.Accounts;
import com.sitearis.maintenance.console.account.Role;
import com.sitearis.maintenance.plan.Channels;
import com.sitearis.maintenance.plan.ConsoleSettings;
import com.sitearis.maintenance.plan.CronDialect;
import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.plan.Environment;
import com.sitearis.maintenance.plan.Home;
import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.plan.Schedule;
import com.sitearis.maintenance.plan.StoreSettings;
import com.sitearis.maintenance.postgres.PgConnections;
import com.sitearis.maintenance.postgres.PgPrograms;
import com.sitearis.maintenance.postgres.TestServer;
import com.sitearis.maintenance.run.CurrentPlan;
import com.sitearis.maintenance.schedule.PlanFiles;
import com.sitearis.maintenance.schedule.QuartzCron;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.support.GenericApplicationContext;

/** A node with its console that backs up, proves and restores a small shop. */
final class BackupStage implements AutoCloseable {

    /** As the program itself: every configuration there is, but those that put other tests' programs together. */
    @EnableAutoConfiguration
    @ComponentScan(
            basePackages = "com.sitearis.maintenance",
            excludeFilters = @ComponentScan.Filter(SpringBootApplication.class))
    static class Application {}

    static final String BACKUP = "nightly";

    final PgAddress shop = TestServer.createDatabase("pages_shop");
    final PgAddress own = TestServer.createDatabase("pages_own");
    final ConfigurableApplicationContext context;

    BackupStage(Path store) {
        TestServer.execute(
                shop,
                "create table orders (id int primary key, what text)",
                "insert into orders select i, 'order ' || i from generate_series(1, 500) i");
        SpringApplication application = new SpringApplication(Application.class);
        application.setRegisterShutdownHook(false);
        application.addInitializers(context -> register((GenericApplicationContext) context, plan(store)));
        context = application.run(
                "--spring.main.web-application-type=servlet",
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--maintenance.serving=true",
                "--maintenance.schedule.sweep=1s",
                "--spring.datasource.url=" + PgConnections.url(own),
                "--spring.datasource.username=" + own.user(),
                "--spring.datasource.password="
                        + Objects.requireNonNull(own.password()).reveal());
        Accounts accounts = context.getBean(Accounts.class);
        for (Role role : Role.values()) {
            String name = role.name().toLowerCase(Locale.ROOT);
            accounts.add(name, role, "test");
            accounts.changePassword(name, ConsoleStage.PASSWORD);
        }
    }

    private static void register(GenericApplicationContext context, MaintenancePlan plan) {
        context.registerBean(Clock.class, Clock::systemUTC);
        context.registerBean(Home.class, TestServer::home);
        context.registerBean(PgPrograms.class, TestServer::programs);
        context.registerBean(CronDialect.class, QuartzCron::new);
        context.registerBean(CurrentPlan.class, () -> new CurrentPlan(plan));
        context.registerBean(PlanFiles.class, () -> () -> plan);
    }

    private MaintenancePlan plan(Path store) {
        return new MaintenancePlan(
                "SiteAris",
                ZoneId.of("Europe/Paris"),
                Locale.ENGLISH,
                Map.of("production", new Environment("production")),
                Map.of("shop", new Database("shop", "production", shop, null)),
                Map.of(),
                Map.of("local", new StoreSettings.FolderSettings("local", store.toAbsolutePath())),
                Map.of(),
                List.of(),
                List.of(
                        job(BACKUP, new DatabaseBackupKind(), backup()),
                        job(
                                "drill",
                                new RestoreDrillKind(),
                                new RestoreDrillSettings(shopOnly(), ProofLevel.CONTENT, 2)),
                        job("restore", new DatabaseRestoreKind(), new DatabaseRestoreSettings(shopOnly(), 2))),
                Channels.NONE,
                null,
                new ConsoleSettings("127.0.0.1", 8685, null, false, null));
    }

    private static List<String> shopOnly() {
        return List.of("shop");
    }

    private static DatabaseBackupSettings backup() {
        return new DatabaseBackupSettings(
                shopOnly(),
                "local",
                "daily",
                Period.ofDays(30),
                1,
                ProofLevel.CONTENT,
                DumpMethod.STREAM,
                2,
                3,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static JobSpec job(String name, JobKind<?> kind, Object settings) {
        return new JobSpec(
                name,
                Path.of(name + ".yaml"),
                kind,
                "",
                List.of(),
                new Schedule.OnDemand(),
                shopOnly(),
                null,
                JobSpec.Retry.NONE,
                List.of(),
                settings);
    }

    String link() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }
}
