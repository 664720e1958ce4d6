package com.sitearis.maintenance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Command lines that are said twice beside a node: over its API and on its database. What they answer is the same. */
record TwoWays(ServedHome home) {

    /** They only look: not a letter may differ, in text or JSON. */
    private static final List<String> LOOKING = List.of(
            "run list --limit 1",
            "run show 1",
            "job list",
            "plan rows --open",
            "incident list --all",
            "incident show 1",
            "window list --from 2026-11-01T00:00Z --to 2026-11-29T00:00Z",
            "sla --month 2026-09",
            "metrics show web.lcp --month 2026-10",
            "kpi show --month 2026-09",
            "upkeep findings",
            "backup list --database elsewhere");

    /** The same, in text. */
    private static final List<String> TOLD = List.of(
            "run list --failed --job nightly",
            "run show 999999",
            "incident show 999999",
            "incident list --environment tset",
            "sla --year 2025",
            "metrics show web.lpc",
            "kpi show --month 2026-09 --report kpi-montly",
            "kpi show --month 2099-01",
            "upkeep findings smal",
            "slow-queries show 0123456789abcdef",
            "slow-queries show nonsense",
            "job run nihgtly",
            "job run nightly --target smal",
            "job relaunch 1",
            "job relaunch 999999",
            "job stop 1",
            "job stop 999999",
            "job resume nightly",
            "job pause nightly --reason x --until 2001-01-01T00:00Z",
            "backup show %b",
            "backup show nonsense",
            "incident ack 999999",
            "incident note 1",
            "incident close 1",
            "window cancel 999999");

    /** Numbers, times and who did it differ: what changes something is done to one thing and then to another. */
    private static final List<String> CHANGING = List.of(
            "metrics list --json",
            "backup list",
            "backup show %b --json",
            "job pause nightly --reason migration --until 2100-01-01T00:00Z",
            "incident open slow-%d --environment test --priority P1 --component shop --since 2026-11-01T00:00Z",
            "incident ack %d",
            "incident assign %d maria",
            "incident confirm %d really --priority P2",
            "incident note %d seen --deployment abc --next-update 2100-01-01T00:00Z",
            "incident note %d disk --as root-cause --json",
            "incident resolve %d restarted --restored 2026-11-01T01:00Z",
            "incident reopen %d again",
            "incident resolve %d",
            "incident close %d --false-alarm none",
            "window announce --environment test --from 2100-01-01T00:00Z --to 2100-01-01T01:00Z --reason upgrade",
            "job run nightly --detach");

    void areTheSame() {
        home.say("metrics", "import", samples().toString());
        home.say("incident", "open", "first", "--environment", "test", "--priority", "P0");
        String backup = home.say("backup", "list")
                .out()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow()
                .replaceFirst(" .*", "");
        for (String line : LOOKING) {
            assertThat(overApi(line)).as(line).isEqualTo(direct(line));
            assertThat(overApi(line + " --json")).as(line).isEqualTo(direct(line + " --json"));
        }
        for (String written : TOLD) {
            String line = written.replace("%b", backup);
            assertThat(overApi(line)).as(line).isEqualTo(direct(line));
        }
        for (String written : CHANGING) {
            String line = written.replace("%b", backup);
            assertThat(plain(overApi(line.replace("%d", "2"))))
                    .as(line)
                    .isEqualTo(plain(direct(line.replace("%d", "3"))));
        }
        assertThat(home.say("job", "resume", "nightly").out()).contains("fires again");
    }

    private Said overApi(String line) {
        return say(line, server());
    }

    private Said direct(String line) {
        return say(line, List.of("--direct"));
    }

    private Said say(String line, List<String> more) {
        List<String> words = new ArrayList<>(List.of(line.split(" ")));
        words.addAll(more);
        return home.say(words.toArray(String[]::new));
    }

    /** What nobody can take for the direct way. */
    private List<String> server() {
        try {
            JsonNode told = JsonMapper.shared().readTree(Files.readString(home.folder.resolve("var/server.json")));
            Path token = Files.writeString(
                    home.folder.resolve("token"), told.get("token").asString());
            return List.of("--server", told.get("address").asString(), "--token-file", token.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path samples() {
        try {
            return Files.writeString(
                    home.folder.resolve("samples.ndjson"),
                    "{\"metric\":\"web.lcp\",\"environment\":\"test\",\"target\":\"site\",\"labels\":{\"device\":\"mobile\"},"
                            + "\"at\":\"2026-10-05T00:00:00Z\",\"value\":2345.6}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the numbers, times and persons that differ between two things that were done one after another. */
    private static Said plain(Said said) {
        return new Said(said.code(), plain(said.out()), plain(said.err()));
    }

    private static String plain(String text) {
        return text.replace("local:somebody", "SOMEBODY")
                .replaceAll("\\b" + System.getProperty("user.name") + "\\b", "SOMEBODY")
                .replaceAll("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z?", "TIME")
                .replaceAll("PT[-0-9.HMS]+|\\d+(h|m|s|\\.\\d+s)( \\d+[ms])?", "SPAN")
                .replaceAll("(\"(?:id|incident)\" : |^incident |slow-)\\d+", "$1N")
                .replaceAll("[ ]{2,}", "  ")
                .replaceAll("(?m)^\\d+ {2}", "N  ");
    }
}
