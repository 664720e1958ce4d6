package com.sitearis.maintenance.backup;

import com.sitearis.maintenance.plan.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Private folders for the time of one step. What a killed program left is removed by the next step that needs the spool. */
final class Spool {

    private static final FileAttribute<?> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /** Process number and name. */
    private static final Pattern OWNED = Pattern.compile("(\\d{1,9})-.*");

    private final Home home;

    Spool(Home home) {
        this.home = home;
    }

    /** An empty folder that only we can read. What programs that are no more left in the spool goes first. */
    Folder fresh(String name) {
        Path path = home.spool().resolve(ProcessHandle.current().pid() + "-" + name);
        try {
            Files.createDirectories(home.spool());
            removeLeftovers();
            remove(path);
            Files.createDirectory(path, PRIVATE);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot make the private folder " + path, failed);
        }
        return new Folder(path);
    }

    /** A killed program leaves plain data behind; its folders carry its process number. */
    private void removeLeftovers() throws IOException {
        try (Stream<Path> entries = Files.list(home.spool())) {
            for (Path entry : entries.toList()) {
                Matcher owned = OWNED.matcher(entry.getFileName().toString());
                if (owned.matches()
                        && ProcessHandle.of(Long.parseLong(owned.group(1))).isEmpty()) {
                    remove(entry);
                }
            }
        }
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
