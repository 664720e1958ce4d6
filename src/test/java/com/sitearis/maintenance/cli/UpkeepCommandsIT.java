package com.sitearis.maintenance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.failure.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The jobs of upkeep from the command line, and what they found. */
class UpkeepCommandsIT {

    @Test
    void runsAJobAndShowsWhatItFound() throws IOException {
        try (ServedHome home = new ServedHome("cared")) {
            Files.writeString(home.folder.resolve("jobs/integrity.yaml"), """
                    kind: integrity-check
                    purpose: Is it sound
                    schedule: { on-demand: true }
                    tell: { on-failure: [dba] }
                    settings: { databases: [small] }
                    """);
            assertThat(home.say("upkeep", "findings").out()).contains("nothing stands");

            Said run = home.say("job", "run", "integrity");
            assertThat(run.code()).as(run.err()).isZero();

            assertThat(home.say("upkeep", "findings", "small").out())
                    .contains("warning  small  amcheck-missing")
                    .contains("-> create extension amcheck")
                    .contains("restore-not-proven");
            assertThat(home.say("upkeep", "findings", "--at-least", "severe", "--json")
                            .out())
                    .isEqualToIgnoringWhitespace("[ ]");
            assertThat(home.say("upkeep", "findings", "smal").code()).isEqualTo(ExitCode.NOT_FOUND.code());

            assertThat(home.say("upkeep", "vacuum", "small").out())
                    .contains("autovacuum")
                    .contains("of the way to wraparound");
        }
    }
}
