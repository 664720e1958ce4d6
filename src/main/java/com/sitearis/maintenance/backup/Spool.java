package com.sitearis.maintenance.backup;

import com.sitearis.maintenance.plan.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Private folders for the time of one step. What a killed step left is removed when the step begins anew. */
final class Spool {

    private final Home home;

    Spool(Home home) {
        this.home = home;
    }

    /** An empty folder that only we can read, under this name. */
    Folder fresh(String name) {
        Path path = home.spool().resolve(name);
        try {
            remove(path);
            Files.createDirectories(home.spool());
            Files.createDirectory(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot make the private folder " + path, failed);
        }
        return new Folder(path);
    }

    /** Bytes free where the spool lies. */
    long free() throws IOException {
        Files.createDirectories(home.spool());
        return Files.getFileStore(home.spool()).getUsableSpace();
    }

    private static void remove(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(path)) {
            List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path entry : deepestFirst) {
                Files.deleteIfExists(entry);
            }
        }
    }

    /** A folder that goes with the step. */
    record Folder(Path path) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            remove(path);
        }
    }
}
