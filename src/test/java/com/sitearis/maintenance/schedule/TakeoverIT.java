package com.sitearis.maintenance.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.postgres.PgConnections;
import com.sitearis.maintenance.postgres.TestServer;
import com.sitearis.maintenance.run.Run;
import com.sitearis.maintenance.run.RunFilter;
import com.sitearis.maintenance.run.RunState;
import com.sitearis.maintenance.run.Runs;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole engine, twice: two nodes on one database, one of which is killed in the middle of a step. */
class TakeoverIT {

    private static final Duration LONG = Duration.ofMinutes(4);

    private final PgAddress address = TestServer.createDatabase("takeover");
    private final HikariDataSource dataSource = TestCluster.pool(address);
    private final Runs runs = new Runs(JdbcClient.create(dataSource), Clock.systemUTC());
    private final Map<Long, Process> programs = new HashMap<>();

    @TempDir
    Path folder;

    @BeforeEach
    void folders() throws IOException {
        Files.createDirectories(folder.resolve("tick"));
        Files.createDirectories(folder.resolve("slow"));
        Files.createFile(folder.resolve("slow/hold"));
    }

    @AfterEach
    void end() {
        programs.values().forEach(process -> process.destroyForcibly().onExit().join());
        dataSource.close();
    }

    @Test
    void theSurvivorGoesOnAtTheStepThatDidNotComplete() throws IOException {
        start("one");
        start("two");
        Waiting.until("both serve", LONG, () -> alive() == 2);
        Instant slot = ask();
        Waiting.until("the second step is under way", LONG, () -> log("slow").contains(slot + " second"));
        Run running = slow();

        workingOn(running).destroyForcibly().onExit().join();
        Files.delete(folder.resolve("slow/hold"));
        Waiting.until("the run has ended", LONG, () -> slow().state().ended());

        assertThat(slow().state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(slow().attempt()).isEqualTo(2);
        assertThat(slow().node()).isNotEqualTo(running.node());
        assertThat(log("slow")).containsExactly(slot + " first", slot + " second", slot + " second", slot + " third");
        int ticks = log("tick").size();
        Waiting.until("the survivor goes on ticking", LONG, () -> log("tick").size() > ticks + 9);
        assertThat(repeated("tick")).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void aNodeThatIsToldToEndHandsItsRunOverToTheOther() throws IOException {
        start("one");
        Waiting.until("it serves", LONG, () -> alive() == 1);
        Instant slot = ask();
        Waiting.until("the second step is under way", LONG, () -> log("slow").contains(slot + " second"));
        start("two");
        Waiting.until("both serve", LONG, () -> alive() == 2);
        Process told = workingOn(slow());

        told.destroy();
        Waiting.until("it has ended", LONG, () -> !told.isAlive());
        Files.delete(folder.resolve("slow/hold"));
        Waiting.until("the run has ended", LONG, () -> slow().state().ended());

        assertThat(slow().state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(log("slow")).containsExactly(slot + " first", slot + " second", slot + " second", slot + " third");
        assertThat(repeated("tick")).isEmpty();
    }

    private void start(String name) throws IOException {
        Process process = new Program(NodeProgram.class, address, folder)
                .start(
                        name,
                        "--spring.datasource.url=" + PgConnections.url(address),
                        "--spring.datasource.username=" + address.user(),
                        "--spring.datasource.password=${TEST_PASSWORD}",
                        "--spring.datasource.hikari.maximum-pool-size=16",
                        "--maintenance.serving=true",
                        "--maintenance.schedule.sweep=1s",
                        "--maintenance.shutdown-grace=1s");
        programs.put(process.pid(), process);
    }

    private int alive() {
        try (Scheduling command = new Scheduling(dataSource, Clock.systemUTC())) {
            return command.aliveNodes().size();
        } catch (RuntimeException e) {
            // The first node has not made the tables yet.
            return 0;
        }
    }

    private Instant ask() {
        try (Scheduling command = new Scheduling(dataSource, Clock.systemUTC())) {
            return command.askRun("slow", "shop", "nadia");
        }
    }

    private Run slow() {
        return runs.list(new RunFilter(false, "slow", 1)).get(0);
    }

    private Process workingOn(Run run) {
        String node = Objects.requireNonNull(run.node());
        return Objects.requireNonNull(programs.get(Long.parseLong(node.substring(node.lastIndexOf('/') + 1))));
    }

    private List<String> log(String job) {
        try {
            Path log = folder.resolve(job).resolve("log");
            return Files.exists(log) ? Files.readAllLines(log) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines that stand twice: a step of a slot that was executed twice. */
    private Set<String> repeated(String job) {
        Set<String> once = new HashSet<>();
        Set<String> twice = new HashSet<>();
        log(job).forEach(line -> {
            if (!once.add(line)) {
                twice.add(line);
            }
        });
        return twice;
    }
}
