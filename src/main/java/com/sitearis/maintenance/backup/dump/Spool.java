package com.sitearis.maintenance.backup.dump;

import com.sitearis.maintenance.plan.Home;
import com.sitearis.maintenance.postgres.LockFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Private folders for the time of one step. The lock file of each lies beside it and exists before it, so that a folder
 * without a held lock was left by a program that was killed: the next one on this home removes it, whatever it works on.
 * Another node may have finished the run, and what lies here is a database in plain text.
 */
public final class Spool {

    private static final Logger log = LoggerFactory.getLogger(Spool.class);

    private static final String LOCK = ".lock";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Home home;

    public Spool(Home home) {
        this.home = home;
    }

    /** An empty folder that only we can read. */
    public Folder fresh(String name) {
        removeLeftovers();
        while (true) {
            Path path = home.spool().resolve(name + "-" + random());
            // Not ours when a cleaning program was quicker than our lock; the next name is.
            Optional<LockFile> lock = LockFile.tryLock(lockOf(path));
            if (lock.isPresent()) {
                return made(path, lock.get());
            }
        }
    }

    private static Folder made(Path path, LockFile lock) {
        try {
            Files.createDirectory(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return new Folder(path, lock);
        } catch (IOException failed) {
            lock.close();
            throw new UncheckedIOException("cannot make the private folder " + path, failed);
        }
    }

    private static String random() {
        byte[] bytes = new byte[4];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static Path lockOf(Path folder) {
        return folder.resolveSibling(folder.getFileName() + LOCK);
    }

    /** Removes the folders of programs that are no more. */
    public void removeLeftovers() {
        if (!Files.isDirectory(home.spool())) {
            return;
        }
        try (Stream<Path> entries = Files.list(home.spool())) {
            entries.filter(entry -> Files.isDirectory(entry) || entry.toString().endsWith(LOCK))
                    .map(Spool::withoutEnding)
                    .distinct()
                    .forEach(Spool::removeIfLeft);
        } catch (IOException e) {
            log.warn("cannot look for what killed programs left in {}; the next step tries again", home.spool(), e);
        }
    }

    private static Path withoutEnding(Path entry) {
        String name = entry.getFileName().toString();
        return name.endsWith(LOCK) ? entry.resolveSibling(name.substring(0, name.length() - LOCK.length())) : entry;
    }

    private static void removeIfLeft(Path path) {
        LockFile.tryLock(lockOf(path)).ifPresent(lock -> {
            try {
                new Folder(path, lock).close();
            } catch (IOException e) {
                // A child of the killed program may still be about to end.
                log.warn("cannot remove {}, which a killed program left; the next step tries again", path, e);
            }
        });
    }

    /** Bytes free where the spool lies. */
    public long free() throws IOException {
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

    /** A folder that goes with the step; its lock goes last. */
    public record Folder(Path path, LockFile lock) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            try (lock) {
                remove(path);
                Files.deleteIfExists(lock.file());
            }
        }
    }
}
