package com.sitearis.maintenance.run;

import com.sitearis.maintenance.plan.MaintenancePlan;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.TimeZone;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.ExecutionContextSerializer;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.dao.JacksonExecutionContextStringSerializer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Puts the engine's running half together. Others provide the {@code DataSource} (with its {@code JdbcConnectionDetails}),
 * a {@code Supplier<MaintenancePlan>} such as {@link CurrentPlan}, the recipes and a {@code Clock}.
 */
@Configuration(proxyBeanMethods = false)
public class RunConfiguration {

    private static final Duration STOP_WITHIN = Duration.ofSeconds(1);
    private static final Duration REPORT_EVERY = Duration.ofSeconds(1);
    private static final Duration FORGET_EVERY = Duration.ofHours(1);
    private static final Duration ANNOUNCE_EVERY = Duration.ofSeconds(10);

    static {
        // Batch writes its timestamps without a zone, from the program's default one; all programs must agree.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    }

    /** Readable in the database, and free of Java serialisation. */
    @Bean
    ExecutionContextSerializer executionContextSerializer() {
        return new JacksonExecutionContextStringSerializer();
    }

    @Bean
    Runs runs(JdbcClient jdbc, Clock clock) {
        return new Runs(jdbc, clock);
    }

    @Bean
    PlanCoverage planCoverage(JdbcClient jdbc) {
        return new PlanCoverage(jdbc);
    }

    @Bean
    Nodes nodes(JdbcClient jdbc, Clock clock) {
        return new Nodes(jdbc, clock);
    }

    @Bean
    Node node(Clock clock) {
        return Node.here(clock);
    }

    @Bean
    RunningHere runningHere() {
        return new RunningHere();
    }

    @Bean
    Announcements announcements(
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher publisher,
            PlatformTransactionManager transactions) {
        return new Announcements(jdbc, clock, publisher, transactions);
    }

    @Bean
    RunLog runLog(JdbcClient jdbc, Clock clock) {
        return new RunLog(jdbc, clock);
    }

    /** What people ask for; needs no more than a database and the plan. */
    @Bean
    RunRequests runRequests(
            JdbcClient jdbc,
            Runs runs,
            Supplier<MaintenancePlan> plan,
            Clock clock,
            PlatformTransactionManager transactions) {
        return new RunRequests(jdbc, runs, plan, clock, transactions);
    }

    @Bean
    Worker worker(
            JdbcClient jdbc,
            JobOperator operator,
            JobRepository repository,
            List<RunRecipe<?>> recipes,
            RunningHere running,
            Announcements announcements,
            RunLog lines,
            Node node,
            Clock clock) {
        Attempts attempts = new Attempts(jdbc, clock, node);
        BatchHistory history = new BatchHistory(repository, clock);
        BatchWork batch =
                new BatchWork(operator, repository, new RunRecipes(recipes), attempts, new StepReports(jdbc, clock));
        return new Worker(attempts, history, batch, running, announcements, lines, node, clock);
    }

    @Bean
    RunLauncher runLauncher(
            Supplier<MaintenancePlan> plan,
            Runs runs,
            JdbcConnectionDetails database,
            RunningHere running,
            Worker worker,
            Clock clock) {
        return new Launcher(plan, runs, new Fences(direct(database, "maintenance fence")), running, worker, clock);
    }

    @Bean
    DueRuns dueRuns(JdbcConnectionDetails database) {
        return new DueRuns(direct(database, "maintenance requests"));
    }

    /** Beside the pool: a fence's connection is held for hours, and must die with its holder. */
    private static DataSource direct(JdbcConnectionDetails database, String name) {
        PGSimpleDataSource direct = new PGSimpleDataSource();
        direct.setUrl(database.getJdbcUrl());
        direct.setUser(database.getUsername());
        direct.setPassword(database.getPassword());
        direct.setTcpKeepAlive(true);
        direct.setConnectTimeout(10);
        direct.setApplicationName(name);
        return direct;
    }

    /**
     * @param serving whether this program is a node, rather than a command that carries out one run
     * @param grace what runs may take to end by themselves when the program ends
     */
    @Bean
    RunLifecycle runLifecycle(
            JdbcClient jdbc,
            RunningHere running,
            Announcements announcements,
            RunLog lines,
            Nodes nodes,
            Node node,
            @Value("${maintenance.serving:false}") boolean serving,
            @Value("${maintenance.shutdown-grace:20s}") Duration grace) {
        Chores chores = new Chores();
        return new RunLifecycle(
                running,
                chores,
                () -> {
                    chores.every(STOP_WITHIN, "looking for stop requests", new StopRequests(jdbc, running)::obey);
                    chores.every(
                            REPORT_EVERY,
                            "writing progress",
                            () -> running.all().forEach(ActiveRun::report));
                    chores.every(REPORT_EVERY, "keeping log lines", lines::write);
                    chores.every(ANNOUNCE_EVERY, "looking for overdue runs", announcements::overdue);
                    chores.every(ANNOUNCE_EVERY, "announcing ends", announcements::finishedButUntold);
                    if (serving) {
                        nodes.beat(node);
                        chores.every(FORGET_EVERY, "forgetting old log lines", lines::forget);
                        chores.every(Nodes.BEAT, "telling that this node lives", () -> nodes.beat(node));
                    }
                },
                () -> {
                    if (serving) {
                        nodes.gone(node);
                    }
                },
                grace);
    }
}
