package com.sitearis.maintenance.backup;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file system of one megabyte, in memory; where this account may not mount one, the test is passed over. */
record SmallDisk(Path path) implements AutoCloseable {

    static SmallDisk mount(Path where) throws IOException {
        Path path = Files.createDirectories(where).toAbsolutePath();
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", path.toString()) == 0, "no tmpfs can be mounted");
        return new SmallDisk(path);
    }

    List<Path> files() throws IOException {
        try (var all = Files.walk(path)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Override
    public void close() {
        run("umount", path.toString());
    }

    private static int run(String... command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .onExit()
                    .join()
                    .exitValue();
        } catch (IOException notThere) {
            return -1;
        }
    }
}
