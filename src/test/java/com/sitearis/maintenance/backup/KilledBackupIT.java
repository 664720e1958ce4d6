package com.sitearis.maintenance.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.backup.ServedPlan.Job;
import com.sitearis.maintenance.postgres.PgConnections;
import com.sitearis.maintenance.postgres.TestServer;
import com.sitearis.maintenance.run.Run;
import com.sitearis.maintenance.run.RunState;
import com.sitearis.maintenance.run.Runs;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The real program is killed in the middle of each step of a backup, at random points, and started again: each time the run
 * ends as if nothing had happened. The seed is printed; {@code -Dkill.seed=…} repeats it,
 * {@code -Dkill.rounds=…} makes it more thorough.
 */
@Tag("thorough")
class KilledBackupIT {

    private static final int ROUNDS = Integer.getInteger("kill.rounds", 2);
    private static final int MOST_ROUNDS = ROUNDS + 3;
    private static final int EXPIRED = 12;
    private static final Duration LONG = Duration.ofMinutes(2);

    private static final String RESTORED = "two_nodes_restored";

    private final long seed = Long.getLong("kill.seed", System.nanoTime());
    private final Random random = new Random(seed);

    /** A step of one of the jobs. */
    private record Part(Job job, String step) {}

    /** Where a kill fell. */
    private record Hit(Job job, String wanted, Duration after, List<String> cutShort) {}

    @Test
    void killedInTheMiddleOfAnyStepTheRunEndsWithOneProvenBackupMore() throws Exception {
        try (ServedPlan plan = ServedPlan.on("killed")) {
            ServingProgram program = plan.serve("home");
            Map<Part, Duration> usual = new LinkedHashMap<>();
            List<Hit> hits = new ArrayList<>();
            try {
                program.awaitReady();
                for (Job job : Job.values()) {
                    usual.putAll(undisturbed(plan, program, job));
                }
                for (String step : Aftermath.STEPS) {
                    for (int round = 0; round < ROUNDS + misses(hits, step) && round < MOST_ROUNDS; round++) {
                        Job job = round % 2 == 0 ? Job.STREAM : Job.PARALLEL;
                        // a step that was over too soon is given less time
                        Duration most = Objects.requireNonNull(usual.get(new Part(job, step)))
                                .dividedBy(2L << misses(hits, step));
                        program = round(plan, program, job, step, someTimeIn(most), hits);
                    }
                }
            } finally {
                program.close();
                tell(usual, hits);
            }
            assertThat(hits).flatExtracting(Hit::cutShort).contains("preflight", "dump", "seal", "prove", "prune");
        }
    }

    @Test
    void theSameOnTheEmbeddedServer() throws Exception {
        try (ServedPlan plan = ServedPlan.onItsOwnServer("embedded")) {
            ServingProgram program = plan.serve("home").awaitReady();
            plan.visit(program);
            List<Hit> hits = new ArrayList<>();
            try {
                for (String step : List.of("dump", "prove")) {
                    program = round(plan, program, Job.PARALLEL, step, someTimeIn(Duration.ofMillis(300)), hits);
                }
            } finally {
                program.close();
                tell(Map.of(), hits);
            }
        }
    }

    @Test
    void theOtherOfTwoNodesFinishesTheRunOfAKilledOneOnce() throws Exception {
        try (ServedPlan plan = ServedPlan.on("two_nodes")) {
            ServingProgram one = plan.serve("one");
            ServingProgram other = plan.serve("other");
            try (one;
                    other) {
                one.awaitReady();
                other.awaitReady();
                Aftermath aftermath = Aftermath.of(plan);
                Instant slot = plan.ask(Job.PARALLEL);
                awaitStep(plan, "dump");
                String node = plan.run(Job.PARALLEL, slot).orElseThrow().node();
                ServingProgram victim = one.is(String.valueOf(node)) ? one : other;
                ServingProgram survivor = victim == one ? other : one;
                LockSupport.parkNanos(someTimeIn(Duration.ofMillis(500)).toNanos());
                victim.kill();

                Run run = plan.ended(Job.PARALLEL, slot);
                assertThat(run.node()).matches(survivor::is, "finished by the survivor: " + run.node());
                assertThat(run.attempt()).isEqualTo(2);
                aftermath.isThatOfAnUndisturbedRun(run, survivor.home);
                // what the victim left on its own machine goes when it comes back
                try (ServingProgram back =
                        plan.serve(victim == one ? "one" : "other").awaitReady()) {
                    Aftermath.nothingIsLeft(back.home);
                    theOtherMakesTheRestoreOfAKilledOneAnew(plan, back, survivor);
                }
            } finally {
                System.out.println("seed " + seed);
            }
        }
    }

    private static void theOtherMakesTheRestoreOfAKilledOneAnew(
            ServedPlan plan, ServingProgram one, ServingProgram other) throws Exception {
        Backup backup = plan.catalogue()
                .list(BackupFilter.restorable().ofDatabase(Job.PARALLEL.database))
                .get(0);
        Runs runs = new Runs(plan.jdbc(), Clock.systemUTC());
        long asked = plan.askRestore(backup.id(), RESTORED).id();
        JdbcClient server = JdbcClient.create(PgConnections.dataSource(TestServer.address(), "test"));
        Waiting.until("the copy is under way", () -> copies(server).size() == 1);
        List<String> half = copies(server);
        String node = String.valueOf(runs.find(asked).orElseThrow().node());
        (one.is(node) ? one : other).kill();

        Waiting.until(
                "the restore has ended",
                () -> runs.find(asked).orElseThrow().state().ended());
        Run run = runs.find(asked).orElseThrow();
        assertThat(run.state()).as("%s", run.told()).isEqualTo(RunState.SUCCEEDED);
        assertThat(run.attempt()).isEqualTo(2);
        assertThat(half).singleElement().asString().contains("_under_way_");
        assertThat(copies(server)).containsExactly(RESTORED);
        TestServer.execute(TestServer.address(), "drop database " + RESTORED);
    }

    private static List<String> copies(JdbcClient server) {
        return server.sql("select datname from pg_database where datname like ?")
                .param(RESTORED.replace("_", "\\_") + "%")
                .query(String.class)
                .list();
    }

    @Test
    void aCleanStopInMidDumpHandsTheRunOverToTheNextStart() throws Exception {
        try (ServedPlan plan = ServedPlan.on("handed_over");
                ServingProgram first =
                        plan.serve("home", "-Dmaintenance.shutdown-grace=0s").awaitReady()) {
            Aftermath aftermath = Aftermath.of(plan);
            Instant slot = plan.ask(Job.PARALLEL);
            awaitStep(plan, "dump");
            assertThat(first.stop()).isLessThan(Duration.ofSeconds(20));
            Run waiting = plan.run(Job.PARALLEL, slot).orElseThrow();
            assertThat(waiting.state()).isEqualTo(RunState.WAITING);
            assertThat(plan.stored()).as("files of the dump that was stopped").isEmpty();
            Aftermath.nothingIsLeft(first.home);
            try (ServingProgram next = plan.serve("home")) {
                Run run = plan.ended(Job.PARALLEL, slot);
                assertThat(run.attempt()).isEqualTo(2);
                aftermath.isThatOfAnUndisturbedRun(run, next.home);
            }
        }
    }

    private static long misses(List<Hit> hits, String step) {
        return hits.stream()
                .filter(hit -> hit.wanted().equals(step) && !hit.cutShort().contains(step))
                .count();
    }

    private ServingProgram round(
            ServedPlan plan, ServingProgram program, Job job, String step, Duration after, List<Hit> hits)
            throws Exception {
        plan.layExpired(job, EXPIRED);
        Aftermath aftermath = Aftermath.of(plan);
        Instant slot = plan.ask(job);
        killIn(plan, program, job, step, after);
        ServingProgram next = plan.serve("home").awaitReady();
        try {
            plan.visit(next);
            Run run = plan.ended(job, slot);
            hits.add(new Hit(job, step, after, aftermath.cutShort(run)));
            if (run.attempt() > 1) {
                assertThat(run.node()).matches(next::is, "finished by the program that was started again");
            }
            aftermath.isThatOfAnUndisturbedRun(run, next.home);
            return next;
        } catch (Exception | AssertionError e) {
            next.close();
            throw new AssertionError("seed " + seed + ", " + after + " in " + step + "\n" + next.log(), e);
        }
    }

    /** Kills the program a while after a step began. */
    private static void killIn(ServedPlan plan, ServingProgram program, Job job, String step, Duration after)
            throws SQLException {
        awaitStep(plan, step);
        if (step.equals("dump") && job == Job.PARALLEL) {
            Waiting.until("the dump writes", plan::writes); // and has not finished the object: no time to lose
        } else {
            LockSupport.parkNanos(after.toNanos());
        }
        program.kill();
    }

    private static void awaitStep(ServedPlan plan, String step) throws SQLException {
        try (Connection connection = plan.own().getConnection();
                PreparedStatement underWay = connection.prepareStatement(
                        "select step_name from batch.batch_step_execution where status = 'STARTED'")) {
            Waiting.until("step " + step + " begins", LONG, () -> step.equals(one(underWay)));
        }
    }

    private static String one(PreparedStatement query) {
        try (ResultSet row = query.executeQuery()) {
            return row.next() ? row.getString(1) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<Part, Duration> undisturbed(ServedPlan plan, ServingProgram program, Job job) throws Exception {
        plan.layExpired(job, EXPIRED);
        Aftermath aftermath = Aftermath.of(plan);
        Run run = plan.ended(job, plan.ask(job));
        aftermath.isThatOfAnUndisturbedRun(run, program.home);
        Map<Part, Duration> steps = new LinkedHashMap<>();
        plan.jdbc()
                .sql("select step_name, extract(epoch from step.end_time - step.start_time) * 1000000 from app.run"
                        + " join batch.batch_job_execution execution on execution.job_instance_id = run.job_instance"
                        + " join batch.batch_step_execution step using (job_execution_id)"
                        + " where run.id = ? order by step_execution_id")
                .param(run.id())
                .query(row -> {
                    steps.put(new Part(job, row.getString(1)), Duration.ofNanos(row.getLong(2) * 1000));
                });
        return steps;
    }

    private Duration someTimeIn(Duration step) {
        return Duration.ofNanos((long) (random.nextDouble() * step.toNanos()));
    }

    private void tell(Map<Part, Duration> usual, List<Hit> hits) {
        System.out.println("seed " + seed + ", undisturbed steps " + usual);
        hits.forEach(System.out::println);
    }
}
