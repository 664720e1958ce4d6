package com.sitearis.maintenance.run;

import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.plan.Secret;
import com.sitearis.maintenance.postgres.PgConnections;
import com.sitearis.maintenance.postgres.TestServer;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The running half of the engine on a real database, without the scheduler. */
final class RunStage implements AutoCloseable {

    /** What the engine needs from others. */
    @EnableAutoConfiguration
    @Import(RunConfiguration.class)
    static class Application {

        @Bean
        Rehearsal rehearsal() {
            return new Rehearsal();
        }

        @Bean
        MovableClock clock() {
            return new MovableClock();
        }

        @Bean
        CurrentPlan plan() {
            return new CurrentPlan(planOf(List.of()));
        }

        @Bean
        Heard heard() {
            return new Heard();
        }
    }

    /** Every event that was published. */
    static final class Heard {
        final ConcurrentLinkedQueue<RunFinished> finished = new ConcurrentLinkedQueue<>();
        final ConcurrentLinkedQueue<RunOverdue> overdue = new ConcurrentLinkedQueue<>();

        @EventListener
        void on(RunFinished event) {
            finished.add(event);
        }

        @EventListener
        void on(RunOverdue event) {
            overdue.add(event);
        }

        List<RunFinished> finished(long run) {
            return finished.stream().filter(event -> event.runId() == run).toList();
        }
    }

    private final ConfigurableApplicationContext context;
    private final List<JobSpec> jobs = new ArrayList<>();

    RunStage(PgAddress database, String... properties) {
        Secret password = database.password();
        List<String> arguments = new ArrayList<>(
                List.of(
                        "--spring.datasource.url=" + PgConnections.url(database),
                        "--spring.datasource.username=" + database.user(),
                        "--spring.datasource.password=" + (password == null ? "" : password.reveal()),
                        "--spring.autoconfigure.exclude=org.springframework.boot.quartz.autoconfigure.QuartzAutoConfiguration"));
        arguments.addAll(List.of(properties));
        context = new SpringApplicationBuilder(Application.class).run(arguments.toArray(String[]::new));
    }

    /** The product's own database of these tests; made by the first use, which a second program must not be. */
    static final class Own {
        static final PgAddress DATABASE = TestServer.createDatabase("run_tests");

        private Own() {}
    }

    private static @Nullable RunStage shared;

    /** One for all tests of this JVM. */
    static synchronized RunStage shared() {
        if (shared == null) {
            shared = new RunStage(Own.DATABASE);
        }
        return shared;
    }

    synchronized JobSpec add(JobSpec job) {
        jobs.add(job);
        bean(CurrentPlan.class).set(planOf(List.copyOf(jobs)));
        return job;
    }

    RunLauncher launcher() {
        return bean(RunLauncher.class);
    }

    Runs runs() {
        return bean(Runs.class);
    }

    Run run(JobSpec job) {
        return runs().list(new RunFilter(false, job.name(), 1)).get(0);
    }

    RunState state(JobSpec job) {
        return run(job).state();
    }

    JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    MovableClock clock() {
        return (MovableClock) bean(Clock.class);
    }

    Heard heard() {
        return bean(Heard.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    private static MaintenancePlan planOf(List<JobSpec> jobs) {
        return new MaintenancePlan(
                "test",
                ZoneId.of("Europe/Paris"),
                Locale.ENGLISH,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                jobs);
    }
}
