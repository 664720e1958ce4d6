package com.sitearis.maintenance.run;

import static com.sitearis.maintenance.run.RunLauncher.Outcome.BUSY;
import static com.sitearis.maintenance.run.RunLauncher.Outcome.ENDED;
import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.plan.JobSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two real programs on one database, one of which is killed. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DeathIT {

    private static final Duration START = Duration.ofMinutes(2);

    private final RunStage stage = RunStage.shared();

    @TempDir
    Path folder;

    @Test
    void afterAKillAnotherProgramGoesOnAtTheStepThatDidNotComplete() throws IOException {
        JobSpec job = stage.add(SecondProgram.job("killed", folder));
        killInSecondStep(job);

        Run orphan = stage.run(job);
        assertThat(orphan.state()).isEqualTo(RunState.RUNNING);
        Waiting.until(
                "the server has freed the fence", () -> stage.runs().orphaned().contains(orphan));
        assertThat(stage.launcher().resume(orphan.id())).isEqualTo(ENDED);

        Run run = stage.run(job);
        assertThat(run.state()).isEqualTo(RunState.SUCCEEDED);
        assertThat(run.attempt()).isEqualTo(2);
        assertThat(SecondProgram.log(folder)).containsExactly("first", "second", "second", "third");
        RunDetail detail = stage.runs().show(run.id()).orElseThrow();
        assertThat(detail.attempts()).extracting(RunDetail.Attempt::status).containsExactly("FAILED", "COMPLETED");
        assertThat(detail.changes())
                .extracting(RunDetail.Change::reason)
                .contains("taken over: " + orphan.node() + " died in step second");
    }

    @Test
    void aStepThatKillsProgramAfterProgramIsNotTriedForEver() throws IOException {
        JobSpec job = stage.add(SecondProgram.job("killed-again", folder));
        killInSecondStep(job);
        Run orphan = stage.run(job);
        stage.jdbc()
                .sql("update app.run set crashes = 3, crashed_step = 'second' where id = ?")
                .param(orphan.id())
                .update();
        Waiting.until(
                "the server has freed the fence",
                () -> stage.runs().orphaned().stream().anyMatch(run -> run.id() == orphan.id()));

        assertThat(stage.launcher().resume(orphan.id())).isEqualTo(ENDED);

        assertThat(stage.run(job)).satisfies(run -> {
            assertThat(run.state()).isEqualTo(RunState.FAILED);
            assertThat(run.told())
                    .satisfies(told -> assertThat(told.message()).contains("4 times in a row in step second"));
        });
        assertThat(stage.heard().finished(orphan.id())).hasSize(1);
        assertThat(stage.launcher().relaunch(orphan.id(), "nadia")).isEqualTo(ENDED);
        assertThat(SecondProgram.log(folder)).containsExactly("first", "second", "second", "third");
    }

    @Test
    void twoProgramsThatLaunchOneSlotAtOnceRunItOnce() throws IOException {
        stage.add(SecondProgram.job("raced", folder));
        Process one = SecondProgram.start("raced", folder, "1");
        Process two = SecondProgram.start("raced", folder, "2");
        Waiting.until(
                "both are ready",
                START,
                () -> Files.exists(folder.resolve("ready-1")) && Files.exists(folder.resolve("ready-2")));
        Files.createFile(folder.resolve("go"));

        one.onExit().join();
        two.onExit().join();

        assertThat(SecondProgram.log(folder)).containsExactly("first", "second", "third");
        assertThat(List.of(outcome("1"), outcome("2"))).contains(ENDED).isSubsetOf(ENDED, BUSY);
    }

    @Test
    void aStopAskedHereEndsTheRunOfAnotherProgramWithinSeconds() throws IOException {
        JobSpec job = stage.add(SecondProgram.job("stopped", folder));
        Process program = startAndHold(job);

        stage.runs().askStop(stage.run(job).id(), "nadia");

        Waiting.until("it is stopped", Duration.ofSeconds(15), () -> stage.state(job) == RunState.STOPPED);
        program.onExit().join();
        assertThat(outcome("1")).isEqualTo(ENDED);
        assertThat(SecondProgram.log(folder)).containsExactly("first", "second");
    }

    @Test
    void aProgramThatIsToldToEndHandsItsRunOver() throws IOException {
        JobSpec job = stage.add(SecondProgram.job("terminated", folder));
        Process program = startAndHold(job);

        program.destroy();
        program.onExit().join();

        Run handedOver = stage.run(job);
        assertThat(handedOver.state()).isEqualTo(RunState.WAITING);
        Files.delete(folder.resolve("hold"));
        assertThat(stage.launcher().resume(handedOver.id())).isEqualTo(ENDED);
        assertThat(SecondProgram.log(folder)).containsExactly("first", "second", "second", "third");
        assertThat(stage.run(job).crashes()).isZero();
    }

    private void killInSecondStep(JobSpec job) throws IOException {
        Process program = startAndHold(job);
        assertThat(stage.launcher().launch(job.name(), folder.toString(), SecondProgram.SLOT, null))
                .isEqualTo(BUSY);
        program.destroyForcibly();
        program.onExit().join();
        Files.delete(folder.resolve("hold"));
    }

    private Process startAndHold(JobSpec job) throws IOException {
        Files.createFile(folder.resolve("hold"));
        Files.createFile(folder.resolve("go"));
        Process program = SecondProgram.start(job.name(), folder, "1");
        Waiting.until(
                "the second step is under way",
                START,
                () -> SecondProgram.log(folder).contains("second"));
        return program;
    }

    private RunLauncher.Outcome outcome(String program) throws IOException {
        return RunLauncher.Outcome.valueOf(Files.readString(folder.resolve("outcome-" + program)));
    }
}
