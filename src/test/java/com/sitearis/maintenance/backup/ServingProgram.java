package com.sitearis.maintenance.backup;

import com.sitearis.maintenance.Maintenance;
import com.sitearis.maintenance.ProductProgram;
import com.sitearis.maintenance.plan.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code maintenance serve} as an operator runs it: a JVM of its own, that can be killed. */
final class ServingProgram implements AutoCloseable {

    private static final AtomicInteger STARTS = new AtomicInteger();

    final Home home;
    private final Path log;
    private final Process process;

    private ServingProgram(Home home, Path log, Process process) {
        this.home = home;
        this.log = log;
        this.process = process;
    }

    static ServingProgram start(Home home, Path plan, Map<String, String> environment, String... options) {
        Path log = home.path().resolveSibling("serve-" + STARTS.incrementAndGet() + ".log");
        String[] all = Stream.concat(
                        Stream.of("-Dmaintenance.schedule.sweep=1s"),
                        Stream.of(options)) // none waits as a person would
                .toArray(String[]::new);
        List<String> command = ProductProgram.java(all);
        command.add("serve");
        command.addAll(List.of("--home", home.path().toString(), "--plan", plan.toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("MAINTENANCE_"));
        builder.environment().putAll(environment);
        try {
            return new ServingProgram(home, log, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ServingProgram awaitReady() {
        Waiting.until("the program is ready, see " + log, () -> {
            if (!process.isAlive()) {
                throw new AssertionError("the program ended: " + log());
            }
            return log().contains("ready: ");
        });
        return this;
    }

    /** As {@code run show} names it: host and process number. */
    boolean is(String node) {
        return node.endsWith("/" + process.pid());
    }

    /** {@code kill -9} of the program alone; what it had started goes by itself, within seconds. */
    void kill() {
        Set<ProcessHandle> children = process.descendants().collect(Collectors.toSet());
        process.destroyForcibly().onExit().join();
        Waiting.until(
                "the children of the killed program are gone: " + children,
                Duration.ofSeconds(10),
                () -> children.stream().noneMatch(ServingProgram::runs));
    }

    /** SIGTERM, as systemd stops a service; answers how long the program took to end. */
    Duration stop() {
        long begun = System.nanoTime();
        process.toHandle().destroy();
        process.onExit().join();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** A process that has ended and that nobody has asked for its exit code does not run, although it is still listed. */
    private static boolean runs(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException gone) {
            return false;
        }
    }

    /** Command lines of programs that have to do with a folder; not those of programs that serve. */
    static List<String> programsOn(Path folder) throws IOException {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(process -> process.getFileName().toString().matches("\\d+"))
                    .map(ServingProgram::commandLine)
                    .filter(line -> line.contains(folder.toString()) && !line.contains(Maintenance.class.getName()))
                    .toList();
        }
    }

    private static String commandLine(Path process) {
        try {
            return Files.readString(process.resolve("cmdline")).replace('\0', ' ');
        } catch (IOException gone) {
            return "";
        }
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
