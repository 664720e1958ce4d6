package com.sitearis.maintenance.run;

import static com.sitearis.maintenance.run.RunLauncher.Outcome.BUSY;
import static com.sitearis.maintenance.run.RunLauncher.Outcome.ENDED;
import static com.sitearis.maintenance.run.RunLauncher.Outcome.UNKNOWN;
import static com.sitearis.maintenance.run.RunLauncher.Outcome.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.JobSpec.Retry;
import com.sitearis.maintenance.run.Rehearsal.Script;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;

/** Stops, hand-overs and lost fences, with a real child process that must not survive them. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class InterruptionIT {

    private static final Instant SLOT = Instant.parse("2026-03-01T02:00:00Z");

    private final RunStage stage = RunStage.shared();
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());
    private final AtomicReference<@Nullable Process> child = new AtomicReference<>();

    @Test
    void aStopAskedElsewhereKillsTheChildWithinSecondsAndARelaunchGoesOn(TestInfo test) {
        JobSpec job = stage.add(job(test));
        var launch = launchInBackground(stage, job);
        Run run = stage.run(job);

        // A second set of objects on the same database, as a command in another program has.
        Runs elsewhere = new Runs(stage.jdbc(), Clock.systemUTC());
        long asked = System.nanoTime();
        assertThat(elsewhere.askStop(run.id(), "nadia")).isEqualTo(StopAnswer.ASKED);

        assertThat(launch.join()).isEqualTo(ENDED);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(10));
        assertThat(currentChild().isAlive()).isFalse();
        Run stopped = stage.run(job);
        assertThat(stopped.state()).isEqualTo(RunState.STOPPED);
        assertThat(stopped.stop()).satisfies(stop -> assertThat(stop.by()).isEqualTo("nadia"));
        assertThat(elsewhere.askStop(run.id(), "nadia")).isEqualTo(StopAnswer.ENDED_BEFORE);

        var relaunch = CompletableFuture.supplyAsync(() -> stage.launcher().relaunch(run.id(), "nadia"));
        Waiting.until("the child runs again", () -> currentChild().isAlive());
        currentChild().destroy();
        assertThat(relaunch.join()).isEqualTo(WAITING);
        assertThat(done).containsExactly("first", "second", "second");
    }

    @Test
    void aStopOfAWaitingRunEndsItAtOnce(TestInfo test) {
        JobSpec job = stage.add(job(test));
        Run run = stage.runs().findOrCreate(job, "shop", SLOT, null);

        assertThat(stage.runs().askStop(run.id(), "nadia")).isEqualTo(StopAnswer.STOPPED);

        assertThat(stage.launcher().launch(job.name(), "shop", SLOT, null)).isEqualTo(ENDED);
        assertThat(done).isEmpty();
    }

    @Test
    void aStopOfARunWhoseProgramDiedEndsItWhenItIsTakenOver(TestInfo test) {
        JobSpec job = stage.add(job(test));
        Run run = stage.runs().findOrCreate(job, "shop", SLOT, null);
        stage.jdbc()
                .sql("update app.run set state = 'RUNNING', next_attempt_at = null where id = ?")
                .param(run.id())
                .update();

        assertThat(stage.runs().askStop(run.id(), "nadia")).isEqualTo(StopAnswer.ASKED);
        assertThat(stage.launcher().resume(run.id())).isEqualTo(ENDED);

        assertThat(stage.state(job)).isEqualTo(RunState.STOPPED);
        assertThat(done).isEmpty();
    }

    @Test
    void anOrphanedRunWhoseJobIsGoneFromThePlanCanStillBeStopped(TestInfo test) {
        JobSpec gone = job(test);
        Run run = stage.runs().findOrCreate(gone, "shop", SLOT, null);
        stage.jdbc()
                .sql("update app.run set state = 'RUNNING', next_attempt_at = null where id = ?")
                .param(run.id())
                .update();
        assertThat(stage.launcher().resume(run.id())).isEqualTo(UNKNOWN);

        stage.runs().askStop(run.id(), "nadia");

        assertThat(stage.launcher().resume(run.id())).isEqualTo(ENDED);
        assertThat(stage.state(gone)).isEqualTo(RunState.STOPPED);
    }

    /** On the record alone: with a worker, its own look for stop requests might come first. */
    @Test
    void aStopWinsOverTheNextAttemptOfAStepThatFailsByItselfMeanwhile(TestInfo test) {
        Attempts attempts = new Attempts(stage.jdbc(), stage.clock(), stage.bean(Node.class));
        JobSpec job = job(test);
        Run run = attempts.begin(stage.runs().findOrCreate(job, "shop", SLOT, null), job)
                .orElseThrow();
        stage.runs().askStop(run.id(), "nadia");

        Told why = new Told("no route", "plug it in", "page");
        Ending waits = new Ending(RunState.WAITING, "failed", 1, SLOT.plusSeconds(300), why);

        assertThat(attempts.end(run, waits)).hasValueSatisfying(ended -> {
            assertThat(ended.state()).isEqualTo(RunState.STOPPED);
            assertThat(ended.nextAttempt()).isNull();
            assertThat(ended.finished()).isNotNull();
        });
    }

    @Test
    void aRunThatDoesNotExistCannotBeStopped() {
        assertThatThrownBy(() -> stage.runs().askStop(Long.MAX_VALUE, "nadia")).isInstanceOf(RunNotFound.class);
    }

    @Test
    void aStopThatComesBeforeTheChildIsRegisteredStillEndsIt() {
        ActiveRun active = new ActiveRun(stage.runs()
                .findOrCreate(
                        Rehearsal.job(
                                "stop-before-registration", "shop", Script.of("only", scope -> {}), Retry.NONE, null),
                        "shop",
                        SLOT,
                        null));
        CountDownLatch ended = new CountDownLatch(1);

        active.interrupt(Interruption.STOP_ASKED);
        active.onStop(ended::countDown);

        Waiting.until("the late handle is called", () -> ended.getCount() == 0);
    }

    @Test
    void whenItsFenceIsLostTheChildIsKilledAndTheRunWaitsWithoutCostingARetry(TestInfo test) {
        JobSpec job = stage.add(job(test));
        var launch = launchInBackground(stage, job);

        cutFence(job);

        assertThat(launch.join()).isEqualTo(WAITING);
        assertThat(currentChild().isAlive()).isFalse();
        assertThat(stage.run(job).failures()).isZero();
        assertThat(done).containsExactly("first", "second");
    }

    @Test
    void aRunThatLostItsFenceIsNotTakenUpByItsOwnProgramBeforeItsWorkHasEnded(TestInfo test) {
        CountDownLatch ends = new CountDownLatch(1);
        JobSpec job = stage.add(Rehearsal.job(
                test.getTestMethod().orElseThrow().getName(),
                "shop",
                Script.of("deaf", scope -> {
                    done.add("deaf");
                    ends.await();
                    scope.checkStop();
                }),
                Retry.NONE,
                null));
        var launch = CompletableFuture.supplyAsync(
                () -> stage.launcher().launch(job.name(), "shop", SLOT, null), task -> new Thread(task).start());
        Waiting.until("it runs", () -> done.contains("deaf"));

        cutFence(job);
        Run run = stage.run(job);
        Waiting.until(
                "the fence is free", () -> stage.runs().orphaned().stream().anyMatch(run::equals));
        assertThat(stage.launcher().resume(run.id())).isEqualTo(BUSY);

        Waiting.until(
                "the loss is noticed",
                () -> stage.bean(RunningHere.class).all().stream()
                        .anyMatch(active -> active.run().id() == run.id()
                                && active.interruption().isPresent()));
        ends.countDown();
        assertThat(launch.join()).isEqualTo(WAITING);
        assertThat(done).containsExactly("deaf");
    }

    @Test
    void aWorkerThatWakesUpAfterAnotherTookOverChangesNothing(TestInfo test) {
        JobSpec job = stage.add(job(test));
        var launch = launchInBackground(stage, job);
        Run run = stage.run(job);

        // The other program's taking, in short: a higher attempt.
        stage.jdbc()
                .sql("update app.run set attempt = attempt + 1, node = 'other/1' where id = ?")
                .param(run.id())
                .update();
        currentChild().destroy();

        assertThat(launch.join()).isEqualTo(BUSY);
        assertThat(stage.run(job)).satisfies(now -> {
            assertThat(now.state()).isEqualTo(RunState.RUNNING);
            assertThat(now.node()).isEqualTo("other/1");
            assertThat(now.told()).isNull();
        });
        stage.runs().askStop(run.id(), "the test");
    }

    @Test
    void aProgramThatEndsHandsOverWhatDoesNotEndInTimeAndTheNextGoesOnThere(TestInfo test) {
        JobSpec job = job(test);
        try (RunStage ending = new RunStage(RunStage.Own.DATABASE, "--maintenance.shutdown-grace=200ms")) {
            ending.add(job);
            var launch = launchInBackground(ending, job);
            ending.bean(RunLifecycle.class).stop();
            assertThat(launch.join()).isEqualTo(WAITING);
            assertThat(currentChild().isAlive()).isFalse();
            assertThat(ending.launcher().launch(job.name(), "shop", SLOT, null)).isEqualTo(BUSY);
        }
        stage.add(job);
        Run handedOver = stage.run(job);
        assertThat(handedOver.failures()).isZero();
        assertThat(stage.runs().dueForRetry()).contains(handedOver);

        var resumed = CompletableFuture.supplyAsync(() -> stage.launcher().resume(handedOver.id()));
        Waiting.until("the child runs again", () -> currentChild().isAlive());
        stage.runs().askStop(handedOver.id(), "the test");
        assertThat(resumed.join()).isEqualTo(ENDED);
        assertThat(done).containsExactly("first", "second", "second");
    }

    @Test
    void aProgramThatEndsLetsAShortRunFinish(TestInfo test) {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch hold = new CountDownLatch(1);
        JobSpec job = Rehearsal.job(
                test.getTestMethod().orElseThrow().getName(),
                "shop",
                Script.of("only", scope -> {
                    begun.countDown();
                    hold.await();
                }),
                Retry.NONE,
                null);
        RunningHere running;
        CompletableFuture<RunLauncher.Outcome> launch;
        try (RunStage ending = new RunStage(RunStage.Own.DATABASE, "--maintenance.shutdown-grace=60s")) {
            ending.add(job);
            running = ending.bean(RunningHere.class);
            launch = CompletableFuture.supplyAsync(() -> ending.launcher().launch(job.name(), "shop", SLOT, null));
            Waiting.until("it runs", () -> begun.getCount() == 0);
            var closing = CompletableFuture.runAsync(() -> running.shutDown(Duration.ofSeconds(60)));
            Waiting.until("the end has begun", running::closing);
            hold.countDown();
            closing.join();
        }
        assertThat(launch.join()).isEqualTo(ENDED);
        assertThat(stage.state(job)).isEqualTo(RunState.SUCCEEDED);
    }

    private CompletableFuture<RunLauncher.Outcome> launchInBackground(RunStage where, JobSpec job) {
        var launch = CompletableFuture.supplyAsync(
                        () -> where.launcher().launch(job.name(), "shop", SLOT, null), task -> new Thread(task).start())
                .orTimeout(2, TimeUnit.MINUTES);
        Waiting.until("the child runs", () -> {
            Process process = child.get();
            return process != null && process.isAlive();
        });
        return launch;
    }

    private void cutFence(JobSpec job) {
        stage.jdbc()
                .sql("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objsubid = 1"
                        + " and ((classid::bigint << 32) | objid::bigint) = ?")
                .param(Fence.key(job.name(), "shop"))
                .query()
                .listOfRows();
    }

    private Process currentChild() {
        return java.util.Objects.requireNonNull(child.get());
    }

    /** A step that ends with its child, as a dump does. */
    private JobSpec job(TestInfo test) {
        Script script = Script.of("first", scope -> done.add("first")).then("second", scope -> {
            done.add("second");
            Process process = new ProcessBuilder("sleep", "1000").start();
            StepScope.Interruptible stop = scope.onStop(process::destroyForcibly);
            child.set(process);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("sleep ended with " + process.exitValue());
            }
            stop.close();
        });
        return Rehearsal.job(
                test.getTestMethod().orElseThrow().getName(),
                "shop",
                script,
                new Retry(3, Duration.ofMinutes(5)),
                null);
    }
}
