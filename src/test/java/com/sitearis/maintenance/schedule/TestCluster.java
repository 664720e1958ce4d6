package com.sitearis.maintenance.schedule;

import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.postgres.PgConnections;
import com.sitearis.maintenance.postgres.TestServer;
import com.sitearis.maintenance.run.CurrentPlan;
import com.sitearis.maintenance.run.DueRuns;
import com.sitearis.maintenance.run.Node;
import com.sitearis.maintenance.run.Nodes;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nodes of a cluster in one JVM, on a database of their own, with launchers that only take notes. */
final class TestCluster implements AutoCloseable {

    final HikariDataSource dataSource;
    final JdbcClient jdbc;
    private final PgAddress address;
    private final List<Member> members = new ArrayList<>();

    TestCluster(String database) {
        address = TestServer.createDatabase(database);
        dataSource = pool(address);
        migrate(dataSource);
        jdbc = JdbcClient.create(dataSource);
    }

    static HikariDataSource pool(PgAddress address) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(PgConnections.dataSource(address, "schedule test"));
        config.setMaximumPoolSize(20);
        return new HikariDataSource(config);
    }

    static void migrate(HikariDataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:sql/schema")
                .defaultSchema("app")
                .schemas("app", "batch", "quartz")
                .load()
                .migrate();
    }

    Member start(String name, MaintenancePlan plan) {
        Member member = prepare(name, plan);
        member.start();
        return member;
    }

    Member prepare(String name, MaintenancePlan plan) {
        Member member = new Member(name, plan);
        members.add(member);
        return member;
    }

    /** A node. */
    final class Member {
        final Ledger ledger = new Ledger();
        final Node node;
        final CurrentPlan current;
        volatile PlanFiles files;
        private final ScheduleNode schedule;

        private Member(String name, MaintenancePlan plan) {
            node = new Node(name, "localhost", 1, "test", Clock.systemUTC().instant());
            current = new CurrentPlan(plan);
            files = () -> plan;
            Pace pace = new Pace(4, Duration.ofMillis(300), Duration.ofMillis(500), Duration.ZERO);
            NodeParts parts = new NodeParts(
                    dataSource,
                    Clock.systemUTC(),
                    node,
                    current,
                    () -> files.read(),
                    ledger,
                    new DueRuns(PgConnections.dataSource(address, "test")),
                    stuck -> {});
            schedule = parts.assemble(pace, grace -> {});
        }

        void start() {
            beat();
            schedule.start();
        }

        void beat() {
            new Nodes(jdbc, Clock.systemUTC()).beat(node);
        }

        void stop() {
            if (schedule.isRunning()) {
                schedule.stop();
            }
        }
    }

    Scheduling command() {
        return new Scheduling(dataSource, Clock.systemUTC());
    }

    /** As if no node had lived since then: the trigger's next firing is past. */
    void nextFiring(String name, Instant at) {
        jdbc.sql("""
                        update quartz.qrtz_triggers set next_fire_time = :at, start_time = least(start_time, :at)
                         where trigger_name = :name and trigger_group = 'plan'
                        """).param("at", at.toEpochMilli()).param("name", name).update();
    }

    List<String> jobs() {
        return jdbc.sql("select job_name from quartz.qrtz_job_details where job_group = 'plan' order by 1")
                .query(String.class)
                .list();
    }

    /** The words of a job's schedule. */
    List<String> schedules(String name) {
        return jdbc.sql(
                        "select description from quartz.qrtz_triggers where trigger_name = ? and trigger_group = 'plan'")
                .param(name)
                .query(String.class)
                .list();
    }

    @Override
    public void close() {
        members.forEach(Member::stop);
        dataSource.close();
    }
}
