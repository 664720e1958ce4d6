package com.sitearis.maintenance.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.console.account.Role;
import com.sitearis.maintenance.console.api.ApiNode.Answer;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.postgres.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two real programs take wishes for runs; one is killed the moment after it said 202. */
@Tag("thorough")
class KilledNodeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> JOBS = List.of("fire", "apart", "alone");

    private final PgAddress database = TestServer.createDatabase("killed_node");
    private final Rehearsed rehearsed = new Rehearsed();

    @TempDir
    Path folder;

    private ApiNode node;
    private Optional<ApiProgram> program = Optional.empty();

    @BeforeEach
    void start() {
        node = node();
    }

    @AfterEach
    void end() {
        program.ifPresent(ApiProgram::close);
        node.close();
    }

    @Test
    void whatWasAcceptedIsCarriedOutOnceByWhoeverLives() throws Exception {
        long fire = failed("fire");
        long alone = failed("alone");
        long apart = failed("apart");
        int other = startProgram("first");

        List<Answer> answers = atOnce(50, turn -> relaunch(turn % 2 == 0 ? node.port() : other, fire));

        assertThat(answers).extracting(Answer::status).containsOnly(202, 409);
        assertThat(answers).filteredOn(answer -> answer.status() == 202).hasSize(1);
        carriedOutOnce(other, fire);

        node.close();
        assertThat(relaunch(other, alone).status()).isEqualTo(202);
        kill();
        int again = startProgram("again");
        carriedOutOnce(again, alone);

        node = node();
        assertThat(relaunch(again, apart).status()).isEqualTo(202);
        kill();
        carriedOutOnce(node.port(), apart);
    }

    private ApiNode node() {
        return new ApiNode(
                database,
                rehearsed,
                JOBS.stream().map(name -> Rehearsed.job(name, "first")).toList(),
                Duration.ofSeconds(1));
    }

    private int startProgram(String name) throws IOException {
        program = Optional.of(ApiProgram.start(database, folder, name, JOBS));
        return program.get().port();
    }

    private void kill() {
        program.orElseThrow().kill();
    }

    /** A run that failed in its second step. */
    private long failed(String job) {
        rehearsed.fails(job, true);
        long run =
                node.post("/api/v1/jobs/" + job + "/run", null).json().get("id").asLong();
        await(node.port(), run, "FAILED");
        rehearsed.fails(job, false);
        return run;
    }

    private Answer relaunch(int port, long run) {
        return node.sendTo(port, Role.OPERATOR, "POST", "/api/v1/runs/" + run + "/relaunch", "{}");
    }

    /** Every step has completed, and none of them twice. */
    private void carriedOutOnce(int port, long run) {
        JsonNode detail = await(port, run, "SUCCEEDED");
        assertThat(detail.get("attempts")
                        .valueStream()
                        .flatMap(attempt -> attempt.get("steps").valueStream())
                        .filter(step -> step.get("status").asString().equals("COMPLETED"))
                        .map(step -> step.get("name").asString()))
                .containsExactly("first", "second");
        String job = detail.at("/run/job").asString();
        assertThat(node.sendTo(port, Role.VIEWER, "GET", "/api/v1/runs?job=" + job, null)
                        .json()
                        .get("items"))
                .hasSize(1);
    }

    private JsonNode await(int port, long run, String state) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonNode detail = node.sendTo(port, Role.VIEWER, "GET", "/api/v1/runs/" + run, null)
                    .json();
            if (detail.at("/run/state").asString().equals(state)) {
                return detail;
            }
            assertThat(System.nanoTime()).as(detail.toString()).isLessThan(deadline);
            LockSupport.parkNanos(50_000_000);
        }
    }

    private static List<Answer> atOnce(int times, IntFunction<Answer> request) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Callable<Answer>> requests = IntStream.range(0, times)
                    .mapToObj(turn -> (Callable<Answer>) () -> request.apply(turn))
                    .toList();
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : threads.invokeAll(requests)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
