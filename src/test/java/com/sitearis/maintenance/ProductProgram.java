package com.sitearis.maintenance;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The program as it is delivered, to be started by tests in a JVM of its own, without the tests' classes. A thorough run starts
 * it so often that an archive of class data pays, which the first test that asks makes for all.
 */
public final class ProductProgram {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path ARCHIVE = TARGET.resolve("program-classes.jsa");
    private static final int TO_TRAIN_SECONDS = 120;

    private ProductProgram() {}

    /** The command line up to the program's own arguments. */
    public static List<String> java(String... options) {
        List<String> command = bare();
        if (Archive.MADE) {
            command.add("-XX:SharedArchiveFile=" + ARCHIVE);
        }
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath(), Maintenance.class.getName()));
        return command;
    }

    private static List<String> bare() {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=UTC"));
    }

    /** Spring would take up the configurations of tests. */
    private static String classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Path classes = TARGET.resolve("classes");
        Path tests = TARGET.resolve("test-classes");
        return Arrays.stream(all.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().normalize())
                .filter(entry -> !entry.equals(tests))
                .map(entry -> entry.equals(classes) ? packaged() : entry)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Class data are archived of jars only. */
    private static Path packaged() {
        try (Stream<Path> files = Files.list(TARGET)) {
            return files.filter(file -> file.toString().endsWith(".jar.original"))
                    .findFirst()
                    .orElse(TARGET.resolve("classes"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Archive {
        static final boolean MADE = make();

        private Archive() {}

        private static boolean make() {
            if (!Boolean.getBoolean("thorough")) {
                return false;
            }
            Path jar = packaged();
            try (FileChannel channel = FileChannel.open(
                            TARGET.resolve("program-classes.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    FileLock alone = channel.lock()) {
                if (Files.isDirectory(jar) || !alone.isValid()) {
                    return false;
                }
                boolean fresh = Files.exists(ARCHIVE)
                        && Files.getLastModifiedTime(ARCHIVE).compareTo(Files.getLastModifiedTime(jar)) > 0;
                return fresh || train();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static boolean train() throws IOException {
            Path folder = Files.createTempDirectory(Files.createDirectories(TARGET.resolve("homes")), "train-");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.writeString(
                    folder.resolve("plan.yaml"),
                    "name: Trained\nzone: UTC\nenvironments: [test]\nconsole: { port: " + freePort() + " }\n");
            List<String> command = bare();
            command.add("-XX:ArchiveClassesAtExit=" + ARCHIVE);
            command.addAll(List.of("-cp", classPath(), Maintenance.class.getName(), "serve", "--check"));
            command.addAll(List.of(
                    "--plan", folder.toString(), "--home", folder.resolve("var").toString()));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("MAINTENANCE_DATABASE"));
            Process process = builder.start();
            try {
                if (!process.waitFor(TO_TRAIN_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Files.exists(ARCHIVE);
        }

        private static int freePort() throws IOException {
            try (ServerSocket socket = new ServerSocket(0)) {
                return socket.getLocalPort();
            }
        }
    }
}
