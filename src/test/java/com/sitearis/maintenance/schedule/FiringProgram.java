package com.sitearis.maintenance.schedule;

import static com.sitearis.maintenance.schedule.Plans.cron;
import static com.sitearis.maintenance.schedule.Plans.farFromNow;
import static com.sitearis.maintenance.schedule.Plans.job;
import static com.sitearis.maintenance.schedule.Plans.plan;

import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.run.CurrentPlan;
import com.sitearis.maintenance.run.DueRuns;
import com.sitearis.maintenance.run.Node;
import com.sitearis.maintenance.run.Nodes;
import com.sitearis.maintenance.run.RunLauncher;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node as a program of its own, to be killed. Its launcher writes what it is given into table {@code noted}. */
final class FiringProgram {

    private FiringProgram() {}

    static MaintenancePlan plan() {
        return Plans.plan(
                job("tick", cron("0/1 * * * * ?"), "a", "b", "c"),
                job("slow", farFromNow()),
                job("other", farFromNow()));
    }

    public static void main(String[] arguments) throws InterruptedException {
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(arguments[0]);
        dataSource.setUsername(arguments[1]);
        dataSource.setPassword(System.getenv("TEST_PASSWORD"));
        dataSource.setMaximumPoolSize(12);
        Clock clock = Clock.systemUTC();
        Node node = new Node(arguments[2], "localhost", ProcessHandle.current().pid(), "test", clock.instant());
        new Nodes(JdbcClient.create(dataSource), clock).beat(node);
        NodeParts parts = new NodeParts(
                dataSource,
                clock,
                node,
                new CurrentPlan(plan()),
                FiringProgram::plan,
                new Noting(JdbcClient.create(dataSource), arguments[2]),
                new DueRuns(dataSource),
                stuck -> {});
        Pace pace = new Pace(4, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ZERO);
        parts.assemble(pace, grace -> {}).start();
        new CountDownLatch(1).await();
    }

    /** Job {@code slow} takes for ever on the node that is to be killed. */
    private record Noting(JdbcClient jdbc, String node) implements RunLauncher {

        @Override
        public Outcome launch(
                String job, String target, Instant slot, @Nullable String askedBy, Map<String, String> parameters) {
            jdbc.sql("insert into noted (node, job, target, slot) values (?, ?, ?, ?)")
                    .params(node, job, target, Timestamp.from(slot))
                    .update();
            if (job.equals("slow") && node.equals("victim")) {
                Waiting.until("killed", Duration.ofHours(1), () -> false);
            }
            return Outcome.ENDED;
        }

        @Override
        public Outcome resume(long runId) {
            return Outcome.ENDED;
        }

        @Override
        public Outcome relaunch(long runId, String askedBy) {
            return Outcome.ENDED;
        }
    }
}
