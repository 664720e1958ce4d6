package com.sitearis.maintenance.postgres;

import com.sitearis.maintenance.plan.Home;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.plan.Secret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A second JVM that does one thing with PostgreSQL, says so in one line, and goes on until it is killed or its standard
 * input ends.
 */
final class OtherProgram implements AutoCloseable {

    private final Process process;
    private final BufferedReader said;

    private OtherProgram(Process process) {
        this.process = process;
        this.said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Runs until it is killed: {@code embedded HOME}, {@code attach HOME}, {@code scratch HOME}, {@code dump HOME PORT PASSWORD-FILE}. */
    static OtherProgram start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                OtherProgram.class.getName()));
        command.addAll(List.of(arguments));
        return new OtherProgram(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** The words it said when it was ready. */
    String[] ready() throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith("ready ")) {
                return line.substring("ready ".length()).split(" ");
            }
        }
        throw new IllegalStateException("the other program ended without being ready");
    }

    long pid() {
        return process.pid();
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    /** Lets it end as it wants to. */
    boolean end() throws Exception {
        process.getOutputStream().close();
        return process.waitFor(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        kill();
    }

    public static void main(String[] arguments) throws Exception {
        Home home = new Home(Path.of(arguments[1]));
        PgPrograms programs = new PgPrograms(home, List.of());
        switch (arguments[0]) {
            case "embedded" -> stay(EmbeddedServer.start(home, programs, Map.of(), Duration.ofSeconds(20)));
            case "attach" -> stay(EmbeddedServer.attachOrStart(home, programs));
            case "scratch" -> {
                try (ScratchServer server = ScratchServer.start(home, programs, 0, "other")) {
                    stay(Integer.toString(server.address().port()));
                }
            }
            case "dump" -> {
                PgAddress address = new PgAddress(
                        "127.0.0.1",
                        Integer.parseInt(arguments[2]),
                        arguments[3],
                        ScratchTemplate.SUPERUSER,
                        new Secret("TEST", arguments[4]),
                        Map.of());
                try (PgChild dump = programs.start(
                        PgCommand.of(programs.find("pg_dump", 0), "-Fd", "-j2", "-f", home.path() + "/dump")
                                .on(address))) {
                    stay(Long.toString(dump.pid()));
                }
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void stay(EmbeddedServer server) throws IOException {
        try (server) {
            stay(server.address().port() + " " + server.owned());
        }
    }

    private static void stay(String words) throws IOException {
        System.out.println("ready " + words);
        while (System.in.read() >= 0) {
            // until the end of the input
        }
    }
}
