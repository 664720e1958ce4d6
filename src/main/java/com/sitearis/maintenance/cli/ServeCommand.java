package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.plan.Loaded;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.schedule.NextFiring;
import com.sitearis.maintenance.schedule.Scheduling;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code maintenance serve}: a node, until it is told to end. */
@Command(name = "serve", description = "fires the plan's jobs, until it is told to end (SIGTERM, Ctrl-C)")
final class ServeCommand implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(ServeCommand.class);

    private final Invocation invocation;

    @Option(names = "--check", description = "starts, says what comes next, and ends at once")
    private boolean check;

    ServeCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public void run() {
        PlanSource source = new PlanSource(invocation);
        Loaded loaded = source.read();
        MaintenancePlan plan = loaded.plan();
        LogOutput.ofNode(invocation.environment());
        loaded.missing().forEach(variable -> log.warn("{}", variable));
        // The embedded server follows the thread that started it: this one stays until the end.
        try (OwnDatabase own = OwnDatabase.own(invocation);
                ConfigurableApplicationContext context = new Engine(invocation, source, own).start(plan, true)) {
            context.addApplicationListener((ApplicationListener<ContextClosedEvent>) event ->
                    log.info("ending: nothing fires any more; short runs finish, others go on after the next start"));
            welcome(plan, context);
            log.info("ready: {}", ready(own, plan));
            if (!check) {
                awaitEnd();
            }
        }
    }

    private static void welcome(MaintenancePlan plan, ConfigurableApplicationContext context) {
        if (plan.console() != null) {
            Welcome.lines(plan.console(), context).forEach(line -> log.info("{}", line));
        }
    }

    private String ready(OwnDatabase own, MaintenancePlan plan) {
        try (Scheduling scheduling = new Scheduling(own.dataSource(), invocation.clock())) {
            List<NextFiring> next = scheduling.nextFirings();
            String jobs = plan.jobs().size() == 1 ? "one job" : plan.jobs().size() + " jobs";
            Duration sinceStart = ProcessHandle.current()
                    .info()
                    .startInstant()
                    .map(start -> Duration.between(start, invocation.clock().instant()))
                    .orElse(Duration.ZERO);
            String after = " (" + Times.took(sinceStart) + " after its start)";
            return jobs + (next.isEmpty() ? ", none has a schedule" : ", next: " + words(next.get(0), plan)) + after;
        }
    }

    private static String words(NextFiring next, MaintenancePlan plan) {
        return next.job() + " on " + next.target() + " at " + new Times(plan.zone()).at(next.at()) + " " + plan.zone();
    }

    /** The signal's thread ends everything in order, and then the JVM: whoever went on from here would be in its way. */
    private static void awaitEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
