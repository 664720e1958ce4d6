package com.sitearis.maintenance.run;

import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.JobSpec.Retry;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.plan.Secret;
import com.sitearis.maintenance.run.Rehearsal.Script;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Another program on the same database, to be killed: launches the job that works in a folder, and writes the outcome
 * there. The steps write their names to {@code log}; the second one goes on while the file {@code hold} exists.
 */
final class SecondProgram {

    static final Instant SLOT = Instant.parse("2026-03-01T02:00:00Z");

    private SecondProgram() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        try (RunStage stage = new RunStage(database(), "--maintenance.shutdown-grace=0s")) {
            JobSpec job = stage.add(job(arguments[0], folder));
            Files.createFile(folder.resolve("ready-" + arguments[2]));
            Waiting.until("all may go", () -> Files.exists(folder.resolve("go")));
            var outcome = stage.launcher().launch(job.name(), folder.toString(), SLOT, null);
            Files.writeString(folder.resolve("outcome-" + arguments[2]), outcome.name());
        }
    }

    /** Comes through standard input: a password is nobody's argument. */
    private static PgAddress database() throws IOException {
        List<String> lines = new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        Secret password = lines.size() < 5 ? null : new Secret("PASSWORD", lines.get(4));
        return new PgAddress(
                lines.get(0), Integer.parseInt(lines.get(1)), lines.get(2), lines.get(3), password, Map.of());
    }

    static JobSpec job(String name, Path folder) {
        Script script = Script.of("first", scope -> write(folder, "first"))
                .then("second", scope -> {
                    write(folder, "second");
                    Waiting.until("it may go on", Duration.ofMinutes(5), () -> {
                        scope.checkStop();
                        return Files.notExists(folder.resolve("hold"));
                    });
                })
                .then("third", scope -> write(folder, "third"));
        return Rehearsal.job(name, folder.toString(), script, new Retry(3, Duration.ofMinutes(5)), null);
    }

    static List<String> log(Path folder) {
        try {
            Path log = folder.resolve("log");
            return Files.exists(log) ? Files.readAllLines(log) : List.of();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void write(Path folder, String line) throws IOException {
        Files.writeString(folder.resolve("log"), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    static Process start(String job, Path folder, String number) throws IOException {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SecondProgram.class.getName(),
                        job,
                        folder.toString(),
                        number)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output-" + number).toFile())
                .start();
        PgAddress database = RunStage.Own.DATABASE;
        Secret secret = database.password();
        String password = secret == null ? "" : secret.reveal();
        try (Writer input = program.outputWriter(StandardCharsets.UTF_8)) {
            input.write(String.join(
                    "\n", database.host(), "" + database.port(), database.database(), database.user(), password));
        }
        return program;
    }
}
