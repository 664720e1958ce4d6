package com.sitearis.maintenance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.slowquery.fingerprint.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A log's statements from the job's file to the command that shows one of them. */
class StatementHistoryIT {

    @Test
    void keepsWhatALogTellsAndShowsIt() throws IOException {
        try (ServedHome home = new ServedHome("logged")) {
            Path logs = Files.createDirectories(home.folder.resolve("logs"));
            Files.writeString(logs.resolve("a.log"), """
                    2026-11-16 10:00:00.000 UTC [7] ann@logged LOG:  duration: 12.500 ms  statement: select 'secret' as apple
                    2026-11-16 10:00:01.000 UTC [7] ann@logged LOG:  duration: 37.500 ms  statement: select 'other' as apple
                    """);
            Files.writeString(home.folder.resolve("jobs/logs.yaml"), """
                    kind: query-logs
                    purpose: What the log tells
                    schedule: { on-demand: true }
                    tell: { on-failure: [dba] }
                    settings: { folder: %s, files: "*.log", databases: [small], settled: 0s }
                    """.formatted(logs.toAbsolutePath()));

            Said run = home.say("job", "run", "logs");
            assertThat(run.code()).as(run.err()).isZero();

            String fingerprint = Fingerprint.of("select 'any' as apple").id();
            assertThat(home.say("slow-queries", "show", fingerprint).out())
                    .contains(fingerprint + "  select ? as apple")
                    .containsPattern("small +2026-W47 +log +1 +2 +50.00 ms +25.00 ms +37.[0-9]+ ms +37.50 ms +0");
            assertThat(home.say("slow-queries", "show", fingerprint, "--json").out())
                    .contains("\"monday\" : \"2026-11-16\"")
                    .doesNotContain("secret");
            assertThat(home.say("slow-queries", "show", "0000000000000000").code())
                    .isEqualTo(ExitCode.NOT_FOUND.code());
            assertThat(home.say("slow-queries", "show", "apple").code()).isEqualTo(ExitCode.USAGE.code());
        }
    }
}
