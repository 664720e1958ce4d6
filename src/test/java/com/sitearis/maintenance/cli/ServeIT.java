package com.sitearis.maintenance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.failure.ExitCode;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A node as a program of its own, and commands beside it on the same home. */
class ServeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void aNodeDoesWhatCommandsAskAndEndsCleanly() throws Exception {
        try (ServedHome home = new ServedHome("served")) {
            Process node = home.serve();
            try {
                awaitReady(home, node);
                assertThat(home.say("job", "list").out())
                        .contains("nightly  small")
                        .contains("never ran");
                carriesOutAJob(home, node);
                new TwoWays(home).areTheSame();
                takesUpAChangedPlan(home);
                keepsItsPlanWhenTheFilesAreBad(home);
            } finally {
                node.destroy(); // SIGTERM
            }
            assertThat(node.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(node.exitValue()).isEqualTo(128 + 15);
            assertThat(home.serverIsUp()).isFalse();
            assertThat(home.log()).doesNotContain("ERROR").doesNotContain("Exception");
        }
    }

    private static void awaitReady(ServedHome home, Process node) {
        assertThat(Waiting.until(PATIENCE, () -> home.log().contains("ready: ") || !node.isAlive()))
                .isTrue();
        assertThat(home.log()).contains("ready: one job, next: nightly on small at ");
    }

    private static void carriesOutAJob(ServedHome home, Process node) {
        Said run = home.say("job", "run", "nightly");
        assertThat(run).as(run.toString()).extracting(Said::code).isEqualTo(0);
        assertThat(home.say("run", "show", "1").out())
                .contains("succeeded", "/" + node.pid())
                .contains("asked by local:" + System.getProperty("user.name"));
        assertThat(home.audited())
                .containsExactly("local:" + System.getProperty("user.name") + " POST /api/v1/jobs/nightly/run DONE");
        assertThat(home.say("backup", "list").out()).contains("proven");
    }

    private static void takesUpAChangedPlan(ServedHome home) throws IOException {
        home.schedule("0 30 4 * * ?");
        Said reload = home.say("plan", "reload");
        assertThat(reload).as(reload.toString()).extracting(Said::code).isEqualTo(0);
        assertThat(reload.out()).contains("applied").contains("1 changed");
        assertThat(home.say("job", "list").out()).contains("04:30:00");
    }

    private static void keepsItsPlanWhenTheFilesAreBad(ServedHome home) throws IOException {
        home.schedule("every now and then");
        assertThat(home.say("plan", "reload").code()).isEqualTo(ExitCode.PLAN_INVALID.code());
        home.schedule("0 30 4 * * ?");
        assertThat(home.say("job", "list").out()).contains("04:30:00");
    }

    @Test
    void withoutANodeACommandCarriesOutTheJobItself() throws Exception {
        try (ServedHome home = new ServedHome("unserved")) {
            assertThat(home.say("job", "run", "nightly", "--detach").code()).isEqualTo(ExitCode.UNAVAILABLE.code());
            assertThat(home.say("plan", "reload").err()).contains("no node serves this plan");
            Said run = home.say("job", "run", "nightly");
            assertThat(run).as(run.toString()).extracting(Said::code).isEqualTo(0);
            assertThat(home.say("run", "list", "--json").out()).contains("\"SUCCEEDED\"");
            assertThat(home.say("job", "run", "nihgtly").code()).isEqualTo(ExitCode.NOT_FOUND.code());
            Said again = home.say("job", "relaunch", "1");
            assertThat(again.code()).as(again.toString()).isNotZero();
            assertThat(home.say("job", "stop", "1").out()).contains("had ended before: succeeded");
            assertThat(home.serverIsUp()).isFalse();
        }
    }

    @Test
    void startsToLookAndEnds() throws Exception {
        try (ServedHome home = new ServedHome("checked")) {
            Said check = home.say("serve", "--check");
            assertThat(check).as(check.toString()).extracting(Said::code).isEqualTo(0);
            assertThat(home.serverIsUp()).isFalse();
        }
    }
}
