package com.sitearis.maintenance.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.console.api.ApiNode.Answer;
import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.postgres.TestServer;
import com.sitearis.maintenance.run.CurrentPlan;
import com.sitearis.maintenance.run.Run;
import com.sitearis.maintenance.run.RunRequests;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs and jobs over HTTP; every wish is fulfilled by the cluster, whoever took it. */
class RunsApiIT {

    private static final Rehearsed REHEARSED = new Rehearsed();
    private static final List<String> JOBS = List.of(
            "fire", "deaf", "changed", "again", "keyed", "now", "paused", "watched", "stopped", "other", "told",
            "fatal");
    private static PgAddress database;
    private static ApiNode node;

    @BeforeAll
    static void start() {
        database = TestServer.createDatabase("api_tests");
        // The sweep comes too late for any of these tests: what happens, happens because the node was told.
        node = new ApiNode(database, REHEARSED, jobs(), Duration.ofHours(1));
    }

    @AfterAll
    static void end() {
        node.close();
    }

    @Test
    void fiftyRelaunchesAtOnceAreOneExecution() throws Exception {
        long run = failed("fire");
        REHEARSED.fails("fire", false);
        REHEARSED.lasts("fire", true);

        List<Answer> answers = atOnce(50, () -> node.post("/api/v1/runs/" + run + "/relaunch", "{}"));

        assertThat(answers).extracting(Answer::status).containsOnly(202, 409);
        assertThat(answers).filteredOn(answer -> answer.status() == 202).hasSize(1);
        assertThat(answers).extracting(Answer::location).containsOnly("/api/v1/runs/" + run);
        REHEARSED.lasts("fire", false);
        await(run, "SUCCEEDED");
        assertThat(REHEARSED.executed("fire", "first")).isEqualTo(1);
        assertThat(REHEARSED.executed("fire", "second")).isEqualTo(2);
    }

    @Test
    void aWishIsHeardAgainAfterTheConnectionThatHearsIsLost() {
        TestServer.execute(
                database,
                "select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where application_name = 'maintenance requests' and datname = current_database()");

        await(begun("deaf"), "SUCCEEDED");
    }

    @Test
    void aRelaunchOverAChangedDefinitionIsADecision() {
        long run = failed("changed");
        REHEARSED.fails("changed", false);
        CurrentPlan plan = node.context.getBean(CurrentPlan.class);
        plan.set(ApiNode.plan(Stream.concat(
                        JOBS.stream().filter(name -> !name.equals("changed")).map(name -> Rehearsed.job(name, "first")),
                        Stream.of(Rehearsed.job("changed", "second")))
                .toList()));

        Answer refused = node.post("/api/v1/runs/" + run + "/relaunch", "{}");
        Answer granted = node.post("/api/v1/runs/" + run + "/relaunch", "{\"definition\": \"current\"}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("runbook").asString()).isEqualTo("run-definition-changed");
        assertThat(granted.status()).isEqualTo(202);
        await(run, "SUCCEEDED");
    }

    @Test
    void anewIsARunOfItsOwnFromTheFirstStep() {
        long run = failed("again");
        REHEARSED.fails("again", false);

        Answer answer =
                node.post("/api/v1/runs/" + run + "/relaunch", "{\"from\": \"anew\", \"reason\": \"disk was full\"}");

        long another = answer.json().get("id").asLong();
        assertThat(another).isNotEqualTo(run);
        await(another, "SUCCEEDED");
        assertThat(REHEARSED.executed("again", "first")).isEqualTo(2);
        assertThat(state(run)).isEqualTo("FAILED");
    }

    @Test
    void aRepeatedKeyIsOneRunAndAnotherRequestUnderItIsRefused() throws Exception {
        REHEARSED.lasts("keyed", true);

        List<Answer> answers = atOnce(
                10, () -> node.post("/api/v1/jobs/keyed/run", "{\"reason\": \"x\"}", "Idempotency-Key", "click-1"));
        Answer other = node.post("/api/v1/jobs/keyed/run", "{\"reason\": \"y\"}", "Idempotency-Key", "click-1");
        Answer without = node.post("/api/v1/jobs/keyed/run", "{\"reason\": \"x\"}");

        assertThat(answers).extracting(Answer::status).containsOnly(202);
        assertThat(answers.stream().map(Answer::location).distinct()).hasSize(1);
        assertThat(other.status()).isEqualTo(422);
        assertThat(without.status()).isEqualTo(409);
        assertThat(without.location()).isEqualTo(answers.get(0).location());
        REHEARSED.lasts("keyed", false);
        await(answers.get(0).json().get("id").asLong(), "SUCCEEDED");
    }

    @Test
    void whatIsSaidOfARunIsCheckedKeptAndSaidAgainWhenItIsRelaunchedAnew() {
        REHEARSED.fails("told", true);
        Answer asked = node.post("/api/v1/jobs/told/run", "{\"parameters\": {\"month\": \"2026-10\"}}");
        long run = asked.json().get("id").asLong();
        await(run, "FAILED");
        long anew = node.post("/api/v1/runs/" + run + "/relaunch", "{\"from\": \"anew\"}")
                .json()
                .get("id")
                .asLong();
        await(anew, "FAILED");

        assertThat(node.get("/api/v1/runs/" + anew)
                        .json()
                        .at("/run/parameters/month")
                        .asString())
                .isEqualTo("2026-10");
        assertThat(node.get("/api/v1/jobs/told").json().get("parameters"))
                .singleElement()
                .satisfies(one -> assertThat(one.get("form").asString()).isEqualTo("MONTH"));
        assertThat(refusal(node.post("/api/v1/jobs/told/run", "{\"parameters\": {\"month\": \"2026-13\"}}")))
                .isEqualTo("422 parameter month: '2026-13' cannot be meant");
        assertThat(refusal(node.post("/api/v1/jobs/told/run", "{\"parameters\": {\"moth\": \"2026-10\"}}")))
                .startsWith("422 parameter moth");
    }

    @Test
    void whatHasToBeConfirmedIsNeitherSimplySaidNorSimplyRelaunched() {
        assertThat(refusal(node.post("/api/v1/jobs/fatal/run", "{\"parameters\": {\"fatal\": \"true\"}}")))
                .startsWith("422 parameter fatal");
        REHEARSED.fails("fatal", true);
        Run run = node.context
                .getBean(RunRequests.class)
                .beginConfirmed("fatal", "shop", "test", null, Map.of("fatal", "true"));
        await(run.id(), "FAILED");

        for (String wish : List.of("{}", "{\"from\": \"anew\"}")) {
            Answer refused = node.post("/api/v1/runs/" + run.id() + "/relaunch", wish);
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.json().get("runbook").asString()).isEqualTo("relaunch-not-confirmed");
        }
    }

    @Test
    void aRunShowsItsStepsItsFailureAndItsLogLines() {
        long run = failed("now");

        Answer detail = node.get("/api/v1/runs/" + run);
        Answer lines = node.get("/api/v1/runs/" + run + "/lines?limit=1");

        assertThat(detail.json().at("/run/told/runbook").asString()).isEqualTo("run-failed-unexpectedly");
        assertThat(detail.json().at("/attempts/0/steps")).hasSize(2);
        assertThat(lines.json().at("/items/0/text").asString()).isEqualTo("the second step of now begins");
        String next = lines.json().get("next").asString();
        assertThat(node.get("/api/v1/runs/" + run + "/lines?cursor=" + next)
                        .json()
                        .at("/items/0/level")
                        .asString())
                .isEqualTo("ERROR");
    }

    @Test
    void whoeverWatchesARunHearsOfItsEnd() throws Exception {
        REHEARSED.lasts("watched", true);
        long run = begun("watched");
        await(run, "RUNNING");
        ExecutorService watcher = Executors.newSingleThreadExecutor();
        try {
            Future<Answer> events = watcher.submit(() -> node.get("/api/v1/runs/" + run + "/events"));
            LockSupport.parkNanos(Duration.ofMillis(1500).toNanos());
            REHEARSED.lasts("watched", false);

            assertThat(events.get().response().body())
                    .contains("event:progress", "\"step\":\"second\"", "event:ended", "SUCCEEDED");
        } finally {
            watcher.shutdownNow();
        }
    }

    @Test
    void aListGoesOnWhereThePageBeforeEnded() {
        IntStream.range(0, 5).forEach(number -> await(begun("other"), "SUCCEEDED"));

        Answer first = node.get("/api/v1/runs?job=other&limit=3");
        String link = first.response().headers().firstValue("Link").orElseThrow();
        Answer second = node.get(link.substring(1, link.indexOf('>')));

        assertThat(first.json().get("items")).hasSize(3);
        assertThat(second.json().get("items")).hasSize(2);
        assertThat(second.response().headers().firstValue("Link")).isEmpty();
    }

    @Test
    void aRunIsStopped() {
        REHEARSED.lasts("stopped", true);
        long run = begun("stopped");
        await(run, "RUNNING");

        assertThat(node.post("/api/v1/runs/" + run + "/stop", null)
                        .json()
                        .get("answer")
                        .asString())
                .isEqualTo("ASKED");

        await(run, "STOPPED");
        REHEARSED.lasts("stopped", false);
    }

    @Test
    void aJobIsPausedWithAReasonAndAnEnd() {
        Instant until = Instant.parse("2100-01-01T00:00:00Z");
        Answer paused =
                node.post("/api/v1/jobs/paused/pause", "{\"reason\": \"migration\", \"until\": \"" + until + "\"}");

        assertThat(paused.status()).isEqualTo(200);
        assertThat(node.get("/api/v1/jobs/paused").json().at("/pause/reason").asString())
                .isEqualTo("migration");
        assertThat(node.post("/api/v1/jobs/paused/pause", "{\"reason\": \"x\", \"until\": \"2001-01-01T00:00:00Z\"}")
                        .status())
                .isEqualTo(422);
        assertThat(node.post("/api/v1/jobs/paused/resume", null)
                        .json()
                        .get("wasPaused")
                        .asBoolean())
                .isTrue();
        assertThat(node.get("/api/v1/jobs/paused").json().get("pause").isNull()).isTrue();
    }

    @Test
    void whatCannotBeMeantIsRefusedWithWhatToWriteInstead() {
        assertThat(refusal(node.get("/api/v1/runs?stat=FAILED"))).isEqualTo("422 'stat': there is no such parameter");
        assertThat(node.get("/api/v1/runs?stat=FAILED").json().get("hint").asString())
                .contains("state");
        assertThat(refusal(node.get("/api/v1/runs?state=BROKEN"))).startsWith("422 state");
        assertThat(refusal(node.get("/api/v1/runs?cursor=x"))).startsWith("422 cursor");
        assertThat(refusal(node.get("/api/v1/runs?limit=0"))).startsWith("422 limit");
        assertThat(refusal(node.get("/api/v1/runs/999999999"))).startsWith("404");
        assertThat(refusal(node.get("/api/v1/jobs/pused"))).startsWith("404");
        assertThat(refusal(node.post("/api/v1/runs/1/relaunch", "{\"form\": \"anew\"}")))
                .startsWith("422 form");
        assertThat(refusal(node.post("/api/v1/runs/1/relaunch", "{"))).startsWith("400");
        Answer method = node.post("/api/v1/runs", "{}");
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.response().headers().firstValue("Allow")).hasValue("GET");
    }

    private static List<JobSpec> jobs() {
        return JOBS.stream().map(name -> Rehearsed.job(name, "first")).toList();
    }

    private static String refusal(Answer answer) {
        assertThat(answer.response().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        return answer.status() + " " + answer.json().get("detail").asString();
    }

    private static long begun(String job) {
        Answer answer = node.post("/api/v1/jobs/" + job + "/run", null);
        assertThat(answer.status()).isEqualTo(202);
        return answer.json().get("id").asLong();
    }

    private static long failed(String job) {
        REHEARSED.fails(job, true);
        long run = begun(job);
        await(run, "FAILED");
        return run;
    }

    private static String state(long run) {
        return node.get("/api/v1/runs/" + run).json().at("/run/state").asString();
    }

    private static void await(long run, String state) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!state(run).equals(state)) {
            assertThat(System.nanoTime()).as("run %s is %s", run, state(run)).isLessThan(deadline);
            LockSupport.parkNanos(50_000_000);
        }
    }

    private static List<Answer> atOnce(int times, Callable<Answer> request) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : threads.invokeAll(Collections.nCopies(times, request))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
