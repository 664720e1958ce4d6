package com.sitearis.maintenance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.failure.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** Samples from a file, and what commands tell of them. */
class MetricsCommandsIT {

    @Test
    void importsListsAndShows() throws IOException {
        try (ServedHome home = new ServedHome("metered")) {
            Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
            Path file = home.folder.resolve("samples.ndjson");
            Files.writeString(file, sample(hour, 100) + "\n" + sample(hour, 300));

            assertThat(home.say("metrics", "import", file.toString()).out()).contains("2 samples taken in");
            assertThat(home.say("metrics", "import", file.toString()).out()).contains("nothing changed");
            assertThat(home.say("metrics", "list").out())
                    .contains("http.response  test")
                    .contains("component=cart");
            assertThat(home.say("metrics", "show", "http.response").out())
                    .contains("200")
                    .contains("2  ");
            assertThat(home.say("metrics", "show", "http.response", "--month", "2020-02", "--json")
                            .out())
                    .contains("\"mean\" : null")
                    .contains("\"n\" : 0");

            Said unknown = home.say("metrics", "show", "http.respond");
            assertThat(unknown.code()).isEqualTo(ExitCode.NOT_FOUND.code());
            assertThat(unknown.err()).contains("http.response");
            Files.writeString(file, sample(hour, 1).replace("test", "nowhere"));
            assertThat(home.say("metrics", "import", file.toString()).err()).contains("the plan has no environment");
            assertThat(home.say("metrics", "import", file + ".gone").code()).isEqualTo(ExitCode.NOT_FOUND.code());
        }
    }

    private static String sample(Instant at, int value) {
        return "{\"metric\":\"http.response\",\"environment\":\"test\",\"labels\":{\"component\":\"cart\"},\"at\":\""
                + at + "\",\"value\":" + value + "}";
    }
}
