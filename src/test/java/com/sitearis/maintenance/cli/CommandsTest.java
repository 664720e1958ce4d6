package com.sitearis.maintenance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.failure.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandsTest {

    private static final Path README = Path.of("README.md");

    @TempDir
    Path folder;

    @Test
    void aWrongOptionEndsWithUsageAndTheNearestRightOne() {
        Said said = Said.of("run", "list", "--faild");
        assertThat(said.code()).isEqualTo(ExitCode.USAGE.code());
        assertThat(said.err()).contains("--failed").contains("HINT: `maintenance run list --help`");
        assertThat(said.out()).isEmpty();
    }

    @Test
    void aWrongCommandEndsWithUsage() {
        assertThat(Said.of("bakcup").code()).isEqualTo(ExitCode.USAGE.code());
        assertThat(Said.of().code()).isEqualTo(ExitCode.USAGE.code());
        assertThat(Said.of("run", "show", "seven").err()).contains("seven");
    }

    @Test
    void optionsOfAllCommandsMayStandAnywhere() {
        String nowhere = folder.resolve("nothing").toString();
        for (Said said :
                new Said[] {Said.of("--plan", nowhere, "--json", "plan"), Said.of("plan", "--json", "--plan", nowhere)
                }) {
            assertThat(said.code()).isEqualTo(ExitCode.PLAN_INVALID.code());
            assertThat(JsonMapper.shared().readTree(said.out()).path("problems"))
                    .isNotEmpty();
        }
    }

    @Test
    void aFailureIsTold() {
        Said said = Said.in(Map.of(OwnAddress.URL, "mysql://a:s3cret@h/d"), "run", "list");
        assertThat(said.code()).isEqualTo(ExitCode.USAGE.code());
        assertThat(said.err())
                .startsWith("MAINTENANCE_DATABASE_URL is not the address")
                .contains("HINT: write postgresql://")
                .contains("RUNBOOK: src/docs/runbook/own-database.md")
                .doesNotContain("s3cret");
    }

    @Test
    void aFailureIsToldAsJsonWhenAsked() {
        Said said = Said.in(Map.of(OwnAddress.URL, "mysql://h/d"), "run", "list", "--json");
        JsonNode told = JsonMapper.shared().readTree(said.err());
        assertThat(told.path("error").asString()).startsWith("MAINTENANCE_DATABASE_URL");
        assertThat(told.path("runbook").asString()).isEqualTo("src/docs/runbook/own-database.md");
        assertThat(told.path("exitCode").asInt()).isEqualTo(ExitCode.USAGE.code());
    }

    @Test
    void aFaultOfOursIsOneLineAndAFile() throws IOException {
        StringWriter err = new StringWriter();
        Invocation invocation = new Invocation(
                new PrintWriter(Writer.nullWriter()),
                new PrintWriter(err, true),
                Said.NOON,
                Map.of("MAINTENANCE_HOME", folder.toString()));
        Callable<Integer> faulty = () -> {
            throw new IllegalStateException("seven is not eight");
        };
        int code = new CommandLine(CommandLine.Model.CommandSpec.wrapWithoutInspection(faulty))
                .setExecutionExceptionHandler(new Ending(invocation))
                .execute();
        assertThat(code).isEqualTo(ExitCode.FAILED.code());
        assertThat(err.toString())
                .startsWith("unexpected: java.lang.IllegalStateException: seven is not eight")
                .doesNotContain("\tat ");
        Path log = folder.resolve("log/fault-2026-11-22T12-00-00Z.txt");
        assertThat(Files.readString(log)).contains("\tat ");
    }

    static Stream<CommandLine> commands() {
        Invocation invocation = new Invocation(
                new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()), Said.NOON, Map.of());
        return below(Commands.tree(invocation));
    }

    private static Stream<CommandLine> below(CommandLine command) {
        return Stream.concat(
                Stream.of(command),
                command.getSubcommands().values().stream()
                        .filter(one -> !one.getCommandSpec().usageMessage().hidden())
                        .flatMap(CommandsTest::below));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandTakesTheCommonOptions(CommandLine command) {
        assertThat(command.getCommandSpec().optionsMap()).containsKeys("--plan", "--home", "--json", "--help");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandSaysWhatItDoesAndStandsInTheReadme(CommandLine command) throws IOException {
        assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
        assertThat(Files.readString(README)).containsPattern("\\b" + command.getCommandName() + "\\b");
    }

    @ParameterizedTest
    @EnumSource
    void everyExitCodeStandsInTheReadme(ExitCode code) throws IOException {
        assertThat(Files.readString(README)).contains("| " + code.code() + " | ");
    }
}
