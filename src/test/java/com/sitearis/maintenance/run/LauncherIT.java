package com.sitearis.maintenance.run;

import static com.sitearis.maintenance.run.RunLauncher.Outcome.BUSY;
import static com.sitearis.maintenance.run.RunLauncher.Outcome.ENDED;
import static com.sitearis.maintenance.run.RunLauncher.Outcome.UNKNOWN;
import static com.sitearis.maintenance.run.RunLauncher.Outcome.WAITING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sitearis.maintenance.failure.Failure;
import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.JobSpec.Retry;
import com.sitearis.maintenance.run.Rehearsal.Script;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class LauncherIT {

    private static final Instant SLOT = Instant.parse("2026-03-01T02:00:00Z");
    private static final Retry ONCE = new Retry(1, Duration.ofMinutes(5));

    private final RunStage stage = RunStage.shared();
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());

    @Test
    void aRunThatSucceedsIsRememberedWithItsStepsAndAnnouncedOnce(TestInfo test) {
        JobSpec job = job(test, writes("first").then("second", scope -> {
            scope.note("looked around");
            scope.progress(7, 9);
        }));

        assertThat(launch(job)).isEqualTo(ENDED);
        assertThat(launch(job)).isEqualTo(ENDED);

        Run run = stage.run(job);
        RunDetail detail = stage.runs().show(run.id()).orElseThrow();
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(run.slot()).isEqualTo(SLOT);
        assertThat(detail.attempts()).singleElement().satisfies(attempt -> {
            assertThat(attempt.number()).isEqualTo(1);
            assertThat(attempt.node()).isEqualTo(run.node());
            assertThat(attempt.started()).isBetween(Instant.now().minusSeconds(600), Instant.now());
            assertThat(attempt.steps()).extracting(RunDetail.Step::name).containsExactly("first", "second");
            assertThat(attempt.steps().get(1).notes())
                    .extracting(RunDetail.Note::text)
                    .containsExactly("looked around");
            assertThat(attempt.steps().get(1).progress())
                    .satisfies(progress -> assertThat(progress.doneBytes()).isEqualTo(7));
        });
        assertThat(detail.changes())
                .extracting(RunDetail.Change::to)
                .containsExactly(RunState.WAITING, RunState.RUNNING, RunState.SUCCEEDED);
        assertThat(done).containsExactly("first");
        assertThat(stage.heard().finished(run.id())).hasSize(1);
    }

    @Test
    void aFailureIsTriedAgainAfterItsWaitFromTheStepThatFailedAndThenFailsForGood(TestInfo test) {
        JobSpec job = job(test, writes("first").then("second", fails(true)));

        assertThat(launch(job)).isEqualTo(WAITING);
        Run waiting = stage.run(job);
        assertThat(waiting.state()).isEqualTo(RunState.WAITING);
        assertThat(stage.heard().finished(waiting.id())).isEmpty();
        assertThat(stage.launcher().resume(waiting.id())).as("not due yet").isEqualTo(WAITING);
        assertThat(stage.runs().dueForRetry()).doesNotContain(waiting);

        stage.clock().forward(Duration.ofMinutes(5));
        assertThat(stage.runs().dueForRetry()).contains(waiting);
        assertThat(stage.launcher().resume(waiting.id())).isEqualTo(ENDED);

        Run failed = stage.run(job);
        assertThat(failed.state()).isEqualTo(RunState.FAILED);
        assertThat(failed.told()).isEqualTo(new Told("no route", "plug it in", "page"));
        assertThat(done).containsExactly("first", "tried", "tried");
        assertThat(stage.runs().list(new RunFilter(true, null, 50))).contains(failed);
        assertThat(stage.heard().finished(failed.id()))
                .singleElement()
                .satisfies(event -> assertThat(event.failure()).isEqualTo("no route HINT: plug it in"));
        assertThat(stage.runs().show(failed.id()).orElseThrow().attempts())
                .extracting(attempt ->
                        attempt.steps().get(attempt.steps().size() - 1).message())
                .containsExactly("no route HINT: plug it in", "no route HINT: plug it in");
    }

    @Test
    void aFailureThatWaitingCannotCureIsNotTriedAgain(TestInfo test) {
        JobSpec job = job(test, Script.of("only", fails(false)));

        assertThat(launch(job)).isEqualTo(ENDED);

        assertThat(stage.state(job)).isEqualTo(RunState.FAILED);
        assertThat(done).containsExactly("tried");
    }

    @Test
    void anExceptionThatNobodyForesawIsToldAsUnexpected(TestInfo test) {
        JobSpec job = job(test, Script.of("only", scope -> {
            throw new IllegalStateException("odd \0 thing");
        }));

        launch(job);

        assertThat(stage.run(job).told()).satisfies(told -> {
            assertThat(told.message()).isEqualTo("unexpected: java.lang.IllegalStateException: odd ? thing");
            assertThat(told.runbook()).isEqualTo("run-failed-unexpectedly");
        });
    }

    @Test
    void aRecipeThatCannotBuildItsJobFailsTheAttempt(TestInfo test) {
        JobSpec job = job(test, new Script(java.util.Map.of()));

        assertThat(launch(job)).isEqualTo(WAITING);

        assertThat(stage.run(job).told())
                .satisfies(told -> assertThat(told.message()).startsWith("unexpected: "));
    }

    @Test
    void aRelaunchGoesOnAtTheFailedStepWithAllRetriesAndNotesWhoAsked(TestInfo test) {
        AtomicInteger tries = new AtomicInteger();
        JobSpec job = job(test, writes("first").then("second", scope -> {
            if (tries.incrementAndGet() == 1) {
                fails(false).execute(scope);
            }
        }));
        launch(job);
        Run failed = stage.run(job);

        assertThat(stage.launcher().relaunch(failed.id(), "nadia")).isEqualTo(ENDED);

        Run succeeded = stage.run(job);
        assertThat(succeeded.id()).isEqualTo(failed.id());
        assertThat(succeeded.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(succeeded.told()).isNull();
        assertThat(done).containsExactly("first", "tried");
        assertThat(stage.runs().show(failed.id()).orElseThrow().changes())
                .extracting(RunDetail.Change::reason)
                .contains("relaunched by nadia");
        assertThatThrownBy(() -> stage.launcher().relaunch(failed.id(), "nadia"))
                .isInstanceOf(RelaunchRefused.class);
        assertThat(stage.heard().finished(failed.id()))
                .extracting(RunFinished::state)
                .containsExactly(RunState.FAILED, RunState.SUCCEEDED);
    }

    @Test
    void oneSlotThatManyThreadsLaunchIsRunOnce(TestInfo test) {
        CountDownLatch hold = new CountDownLatch(1);
        JobSpec job = job(test, writes("first").then("second", scope -> hold.await()));
        CountDownLatch go = new CountDownLatch(1);
        List<CompletableFuture<RunLauncher.Outcome>> launches = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            launches.add(CompletableFuture.supplyAsync(
                    () -> {
                        awaitQuietly(go);
                        return launch(job);
                    },
                    task -> new Thread(task).start()));
        }
        go.countDown();
        Waiting.until(
                "all but one are sent away",
                () -> launches.stream().filter(CompletableFuture::isDone).count() == 7);
        hold.countDown();

        assertThat(launches).allSatisfy(launch -> assertThat(launch.join()).isIn(ENDED, BUSY));
        assertThat(done).containsExactly("first");
        assertThat(stage.runs().list(new RunFilter(false, job.name(), 10))).hasSize(1);
    }

    @Test
    void whileARunWorksItsJobsTargetIsBusyAndOnlyTheSchedulesSlotIsKeptForLater(TestInfo test) {
        CountDownLatch hold = new CountDownLatch(1);
        JobSpec job = job(test, Script.of("only", scope -> hold.await()));
        CompletableFuture<RunLauncher.Outcome> first = CompletableFuture.supplyAsync(() -> launch(job));
        Waiting.until(
                "it runs",
                () -> stage.runs()
                        .find(job.name(), "shop", SLOT)
                        .filter(run -> run.state() == RunState.RUNNING && run.attempt() == 1)
                        .isPresent());

        assertThat(stage.launcher().relaunch(stage.run(job).id(), "nadia")).isEqualTo(BUSY);
        assertThat(stage.launcher().launch(job.name(), "shop", SLOT.plusSeconds(60), "nadia"))
                .isEqualTo(BUSY);
        assertThat(stage.launcher().launch(job.name(), "shop", SLOT.plusSeconds(120), null))
                .isEqualTo(BUSY);
        assertThat(stage.runs().orphaned()).extracting(Run::job).doesNotContain(job.name());

        hold.countDown();
        assertThat(first.join()).isEqualTo(ENDED);
        assertThat(stage.runs().list(new RunFilter(false, job.name(), 10)))
                .extracting(Run::slot)
                .containsExactlyInAnyOrder(SLOT, SLOT.plusSeconds(120));
        assertThat(stage.runs().dueForRetry()).extracting(Run::slot).contains(SLOT.plusSeconds(120));
    }

    @Test
    void aJobThatThePlanDoesNotKnowIsAnsweredAndLeavesNothing() {
        assertThat(stage.launcher().launch("nobody-knows-it", "shop", SLOT, null))
                .isEqualTo(UNKNOWN);
        assertThat(stage.runs().find("nobody-knows-it", "shop", SLOT)).isEmpty();
    }

    @Test
    void batchLeftWithAnInstanceAndNoExecutionIsMended(TestInfo test) {
        JobSpec job = job(test, writes("first"));
        Run run = stage.runs().findOrCreate(job, "shop", SLOT, null);
        stage.bean(org.springframework.batch.core.repository.JobRepository.class)
                .createJobInstance(BatchHistory.jobName(run), BatchHistory.parameters(run));

        assertThat(stage.launcher().resume(run.id())).isEqualTo(ENDED);

        assertThat(stage.state(job)).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void whatBatchCallsUnknownIsTriedAgain(TestInfo test) {
        AtomicInteger tries = new AtomicInteger();
        JobSpec job = job(test, writes("first").then("second", scope -> {
            if (tries.incrementAndGet() == 1) {
                fails(false).execute(scope);
            }
        }));
        launch(job);
        Run failed = stage.run(job);
        stage.jdbc()
                .sql("update batch.batch_step_execution set status = 'UNKNOWN' where step_name = 'second'"
                        + " and job_execution_id in (select job_execution_id from batch.batch_job_execution join app.run"
                        + " on job_instance = job_instance_id where id = ?)")
                .param(failed.id())
                .update();
        stage.jdbc()
                .sql("update batch.batch_job_execution set status = 'UNKNOWN' where job_instance_id ="
                        + " (select job_instance from app.run where id = ?)")
                .param(failed.id())
                .update();

        stage.launcher().relaunch(failed.id(), "nadia");

        assertThat(stage.state(job)).isEqualTo(RunState.SUCCEEDED);
        assertThat(done).containsExactly("first", "tried");
    }

    @Test
    void aRunWhoseBatchJobHadCompletedBeforeTheProgramDiedHasSucceeded(TestInfo test) {
        JobSpec job = job(test, writes("first"));
        launch(job);
        Run run = stage.run(job);
        stage.jdbc()
                .sql("update app.run set state = 'RUNNING', finished = null where id = ?")
                .param(run.id())
                .update();
        assertThat(stage.runs().orphaned()).extracting(Run::id).contains(run.id());

        assertThat(stage.launcher().resume(run.id())).isEqualTo(ENDED);

        assertThat(stage.state(job)).isEqualTo(RunState.SUCCEEDED);
        assertThat(done).containsExactly("first");
    }

    @Test
    void aRunOverItsTimeIsToldOnce(TestInfo test) {
        JobSpec job = stage.add(Rehearsal.job(
                test.getTestMethod().orElseThrow().getName(),
                "shop",
                Script.of("only", fails(true)),
                ONCE,
                Duration.ofMinutes(1)));
        launch(job);

        stage.clock().forward(Duration.ofMinutes(2));
        stage.bean(Announcements.class).overdue();
        stage.bean(Announcements.class).overdue();

        assertThat(stage.heard().overdue)
                .filteredOn(event -> event.job().equals(job.name()))
                .hasSize(1);
    }

    @Test
    void anEndThatTheProgramDidNotLiveToAnnounceIsAnnouncedByTheNextOne(TestInfo test) {
        JobSpec job = job(test, writes("first"));
        launch(job);
        Run run = stage.run(job);
        stage.jdbc()
                .sql("update app.run set announced_at = null where id = ?")
                .param(run.id())
                .update();

        stage.clock().forward(Duration.ofMinutes(2));
        stage.bean(Announcements.class).finishedButUntold();
        stage.bean(Announcements.class).finishedButUntold();

        assertThat(stage.heard().finished(run.id())).hasSize(2);
    }

    @Test
    void manyLongStepsDoNotHoldTheConnectionsOfThePool(TestInfo test) {
        int more = 14;
        CountDownLatch asked = new CountDownLatch(more);
        CountDownLatch hold = new CountDownLatch(1);
        List<CompletableFuture<RunLauncher.Outcome>> launches = new ArrayList<>();
        for (int i = 0; i < more; i++) {
            JobSpec job = stage.add(Rehearsal.job(
                    test.getTestMethod().orElseThrow().getName() + i,
                    "shop",
                    Script.of("only", scope -> {
                        stage.jdbc().sql("select 1").query(Integer.class).single();
                        asked.countDown();
                        hold.await();
                    }),
                    Retry.NONE,
                    null));
            launches.add(CompletableFuture.supplyAsync(() -> launch(job), task -> new Thread(task).start()));
        }

        Waiting.until("every step has asked the database", Duration.ofSeconds(25), () -> asked.getCount() == 0);
        hold.countDown();
        assertThat(launches).allSatisfy(launch -> assertThat(launch.join()).isEqualTo(ENDED));
    }

    private RunLauncher.Outcome launch(JobSpec job) {
        return stage.launcher().launch(job.name(), "shop", SLOT, null);
    }

    private JobSpec job(TestInfo test, Script script) {
        return stage.add(Rehearsal.job(test.getTestMethod().orElseThrow().getName(), "shop", script, ONCE, null));
    }

    private Script writes(String step) {
        return Script.of(step, scope -> done.add(step));
    }

    private JobSteps.Work fails(boolean transientCause) {
        return scope -> {
            done.add("tried");
            throw new Failure("no route", "plug it in", "page", null) {
                @Override
                public boolean transientCause() {
                    return transientCause;
                }
            };
        };
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
