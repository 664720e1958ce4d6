package com.sitearis.maintenance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.failure.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
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

    @Test
    void logsOfUptimeRobotAreAccountedForByOurRules() throws IOException {
        try (ServedHome home = new ServedHome("robot")) {
            Path file = home.folder.resolve("monitors.json");
            Files.writeString(file, """
                    {"stat":"ok","monitors":[{"id":777,"friendly_name":"prod","interval":300,
                     "all_time_uptime_ratio":"99.972","custom_uptime_ranges":"99.905","logs":[
                     {"type":1,"datetime":1791633600,"duration":720},
                     {"type":2,"datetime":1791634320,"duration":86400}]},
                     {"id":778,"friendly_name":"other","interval":300,"logs":[]}]}""");
            String[] one = {
                "metrics", "import-uptimerobot", file.toString(), "--environment", "test", "--component", "site"
            };
            assertThat(home.say(one).err()).contains("777 (prod), 778 (other)");
            String[] words =
                    Stream.concat(Stream.of(one), Stream.of("--monitor", "777")).toArray(String[]::new);
            assertThat(home.say(words).out())
                    .contains("prod (777): 2 logs are 291 checks of test/site, 291 of them new")
                    .contains("by the logs   99.1735 % of 24h 12m known, 12m 0s down")
                    .contains("99.972 %, +0.7984 points against ours, of all time")
                    .contains("99.905 %, +0.7314 points against ours, of a range it does not name")
                    .contains("test/site, 2026-10");
            assertThat(home.say(words).out()).contains("0 of them new");
        }
    }

    private static String sample(Instant at, int value) {
        return "{\"metric\":\"http.response\",\"environment\":\"test\",\"labels\":{\"component\":\"cart\"},\"at\":\""
                + at + "\",\"value\":" + value + "}";
    }
}
