package com.sitearis.maintenance.console.api;

import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.plan.Secret;
import com.sitearis.maintenance.schedule.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** A node with its console in a JVM of its own, to be killed. Its jobs succeed. */
final class ApiProgram implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final Path port;

    private ApiProgram(Process process, Path port) {
        this.process = process;
        this.port = port;
    }

    public static void main(String[] arguments) throws Exception {
        Secret password = new Secret("TEST_PASSWORD", System.getenv("TEST_PASSWORD"));
        PgAddress database = new PgAddress(
                arguments[0], Integer.parseInt(arguments[1]), arguments[2], arguments[3], password, Map.of());
        ApiNode node = new ApiNode(
                database,
                new Rehearsed(),
                List.of(arguments).subList(5, arguments.length).stream()
                        .map(name -> Rehearsed.job(name, "first"))
                        .toList(),
                Duration.ofSeconds(1));
        Path written = Files.writeString(Path.of(arguments[4] + ".part"), Integer.toString(node.port()));
        Files.move(written, Path.of(arguments[4]), StandardCopyOption.ATOMIC_MOVE);
        new CountDownLatch(1).await();
    }

    static ApiProgram start(PgAddress database, Path folder, String name, List<String> jobs) throws IOException {
        Path port = folder.resolve(name + ".port");
        List<String> arguments = new ArrayList<>(List.of(
                database.host(),
                Integer.toString(database.port()),
                database.database(),
                database.user(),
                port.toString()));
        arguments.addAll(jobs);
        Process process = new Program(ApiProgram.class, database, folder).start(name, arguments.toArray(String[]::new));
        return new ApiProgram(process, port);
    }

    /** Waits until it answers. */
    int port() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(port)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("the program does not answer; see the .log beside " + port);
            }
            LockSupport.parkNanos(50_000_000);
        }
        try {
            return Integer.parseInt(Files.readString(port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code kill -9}. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
