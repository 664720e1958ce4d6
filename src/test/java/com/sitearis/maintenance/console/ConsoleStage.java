package com.sitearis.maintenance.console;

import com.sitearis.maintenance.console.account.Accounts;
import com.sitearis.maintenance.console.account.Role;
import com.sitearis.maintenance.plan.Channels;
import com.sitearis.maintenance.plan.ConsoleSettings;
import com.sitearis.maintenance.plan.ConsoleSettings.Oidc;
import com.sitearis.maintenance.plan.Contact;
import com.sitearis.maintenance.plan.CronDialect;
import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.plan.Environment;
import com.sitearis.maintenance.plan.Home;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.plan.Secret;
import com.sitearis.maintenance.postgres.PgConnections;
import com.sitearis.maintenance.postgres.PgPrograms;
import com.sitearis.maintenance.postgres.TestServer;
import com.sitearis.maintenance.run.CurrentPlan;
import com.sitearis.maintenance.run.Run;
import com.sitearis.maintenance.run.RunFilter;
import com.sitearis.maintenance.run.RunLauncher;
import com.sitearis.maintenance.run.Runs;
import com.sitearis.maintenance.schedule.PlanFiles;
import com.sitearis.maintenance.schedule.QuartzCron;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A whole node with its console, on a database of its own; every class of tests uses the same. */
public final class ConsoleStage {

    /** As {@code serve} starts it; not found by the program's own scan when other tests start that in this JVM. */
    @EnableAutoConfiguration
    @ComponentScan("com.sitearis.maintenance")
    static class Node {

        @Bean
        FlakyJob flakyJob() {
            return new FlakyJob();
        }

        @Bean
        MovableClock clock() {
            return new MovableClock();
        }

        @Bean
        CurrentPlan currentPlan() {
            return new CurrentPlan(plan());
        }

        @Bean
        PlanFiles planFiles(CurrentPlan plan) {
            return plan::get;
        }

        @Bean
        CronDialect cron() {
            return new QuartzCron();
        }

        @Bean
        Home home() {
            return TestServer.home();
        }

        @Bean
        PgPrograms pgPrograms() {
            return TestServer.programs();
        }
    }

    static final String PASSWORD = "a sentence is a good password";

    /** As the plan has it; tests know the real port. */
    static final String LINK = "http://console.example:8685";

    /** Where a provider of logins is, when a test starts one. */
    static final int PROVIDER = freePort();

    private static @Nullable ConsoleStage shared;

    private final ConfigurableApplicationContext context;

    private ConsoleStage(PgAddress database) {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        // The server of the tests ends with the JVM as well, perhaps first.
        context = new SpringApplicationBuilder(Node.class)
                .registerShutdownHook(false)
                .logStartupInfo(false)
                .run(
                        "--spring.main.web-application-type=servlet",
                        "--server.address=127.0.0.1",
                        "--server.port=0",
                        "--maintenance.serving=true",
                        "--maintenance.console.oidc=true",
                        "--spring.datasource.url=" + PgConnections.url(database),
                        "--spring.datasource.username=" + database.user(),
                        "--spring.datasource.password="
                                + Objects.requireNonNull(database.password()).reveal());
        for (Role role : Role.values()) {
            String name = role.name().toLowerCase(Locale.ROOT);
            accounts().add(name, role, "test");
            accounts().changePassword(name, PASSWORD);
        }
    }

    /** One for all tests of this JVM, with which it ends. */
    public static synchronized ConsoleStage shared() {
        if (shared == null) {
            shared = new ConsoleStage(TestServer.createDatabase("console_tests"));
        }
        return shared;
    }

    public String link() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The addresses of pages and API. */
    RequestMappingHandlerMapping mappings() {
        return context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    }

    Accounts accounts() {
        return bean(Accounts.class);
    }

    MovableClock clock() {
        return (MovableClock) bean(Clock.class);
    }

    /** A run that failed, for people to find. */
    Run failedRun() {
        FlakyJob.broken.set(true);
        Instant slot = Instant.ofEpochSecond(clock().instant().getEpochSecond());
        bean(RunLauncher.class).launch(FlakyJob.NAME, "shop", slot, "test");
        return bean(Runs.class).list(new RunFilter(true, FlakyJob.NAME, 1)).get(0);
    }

    /** The readers of the monthly report. */
    private static Map<String, Contact> contacts(String... names) {
        return Stream.of(names)
                .collect(Collectors.toMap(
                        name -> name,
                        name -> new Contact(name, name + "@example.com", List.of(), null, Duration.ZERO, null)));
    }

    private static MaintenancePlan plan() {
        PgAddress shop = TestServer.address();
        return new MaintenancePlan(
                "SiteAris",
                ZoneId.of("Europe/Paris"),
                Locale.ENGLISH,
                Map.of(
                        "production",
                        new Environment("production", new BigDecimal("99.9"), Map.of(), null, List.of(), List.of())),
                Map.of("shop", new Database("shop", "production", shop, null)),
                Map.of(),
                Map.of(),
                contacts("lead", "devops", "dba"),
                List.of(),
                List.of(FlakyJob.job()),
                Channels.NONE,
                null,
                new ConsoleSettings("127.0.0.1", 8685, URI.create(LINK), false, null, List.of(), oidc()));
    }

    private static Oidc oidc() {
        return new Oidc(
                URI.create("http://127.0.0.1:" + PROVIDER),
                TestProvider.CLIENT,
                new Secret("OIDC_SECRET", TestProvider.SECRET),
                "SiteAris",
                List.of(),
                "preferred_username",
                "groups",
                List.of("staff"),
                List.of("devops"),
                List.of("platform"),
                true);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
