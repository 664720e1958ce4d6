package com.sitearis.maintenance.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.postgres.PgConnections;
import com.sitearis.maintenance.postgres.TestServer;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two real programs on one database; one is killed. */
@Tag("thorough")
class TwoProgramsIT {

    private static final Duration LONG = Duration.ofMinutes(3);

    private final PgAddress address = TestServer.createDatabase("two_programs");
    private final HikariDataSource dataSource = TestCluster.pool(address);
    private final JdbcClient jdbc = JdbcClient.create(dataSource);

    @TempDir
    Path folder;

    private Optional<Process> victim = Optional.empty();
    private Optional<Process> survivor = Optional.empty();

    @AfterEach
    void end() {
        victim.ifPresent(process -> process.destroyForcibly().onExit().join());
        survivor.ifPresent(process -> process.destroyForcibly().onExit().join());
        dataSource.close();
    }

    @Test
    void noSlotIsLaunchedTwiceAndAKilledProgramsFiringsAreRecovered() throws IOException {
        TestCluster.migrate(dataSource);
        jdbc.sql(
                        "create table noted (node text, job text, target text, slot timestamptz, at timestamptz default clock_timestamp())")
                .update();
        victim = Optional.of(start("victim"));
        Waiting.until("the first program fires", LONG, () -> count("victim") >= 3);
        Instant slow = ask("slow");
        Waiting.until("the slow job is under way", LONG, () -> !nodes("slow").isEmpty());
        assertThat(nodes("slow")).containsExactly("victim");
        survivor = Optional.of(start("survivor"));
        Waiting.until("the second program fires, too", LONG, () -> count("survivor") >= 3);

        victim.get().destroyForcibly().onExit().join();

        Waiting.until("the slow job is recovered", LONG, () -> nodes("slow").size() == 2);
        assertThat(nodes("slow")).containsExactly("victim", "survivor");
        assertThat(jdbc.sql("select distinct slot from noted where job = 'slow'")
                        .query((row, number) -> row.getTimestamp(1).toInstant())
                        .list())
                .containsExactly(slow);
        int before = count("survivor");
        Waiting.until("the survivor goes on", LONG, () -> count("survivor") > before + 9);
        // A slot that the victim had in hand when it died is launched again by the survivor: the launcher knows it.
        assertThat(twice("and not (a.node = 'victim' and b.node = 'survivor')")).isEmpty();
        assertThat(twice("and true")).hasSizeLessThanOrEqualTo(3);
        assertThat(missing()).isZero();
    }

    private Process start(String node) throws IOException {
        return new Program(FiringProgram.class, address, folder)
                .start(node, PgConnections.url(address), address.user(), node);
    }

    private Instant ask(String job) {
        try (Scheduling command = new Scheduling(dataSource, Clock.systemUTC())) {
            return command.askRun(job, "shop", "nadia");
        }
    }

    private int count(String node) {
        return jdbc.sql("select count(*) from noted where node = ? and job = 'tick'")
                .param(node)
                .query(Integer.class)
                .single();
    }

    private List<String> nodes(String job) {
        return jdbc.sql("select node from noted where job = ? order by at")
                .param(job)
                .query(String.class)
                .list();
    }

    private List<String> twice(String condition) {
        return jdbc.sql(
                        "select a.target || ' ' || a.slot from noted a join noted b using (job, target, slot) where job = 'tick' and a.ctid <> b.ctid and a.at <= b.at "
                                + condition)
                .query(String.class)
                .list();
    }

    /** Targets that the survivor has not launched lately. */
    private int missing() {
        return jdbc.sql("""
                        select 3 - count(distinct target) from noted
                         where job = 'tick' and node = 'survivor' and at > clock_timestamp() - interval '20 s'
                        """).query(Integer.class).single();
    }
}
