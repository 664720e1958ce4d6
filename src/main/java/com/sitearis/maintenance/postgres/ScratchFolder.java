package com.sitearis.maintenance.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of one scratch server. Its lock file lies beside it and exists before it, so that a folder without a held
 * lock is a leftover at every instant.
 */
final class ScratchFolder implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ScratchFolder.class);

    private static final String LOCK = ".lock";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;
    private final LockFile lock;

    private ScratchFolder(Path folder, LockFile lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static ScratchFolder create(Path scratch, String name, Account account) {
        while (true) {
            Path folder = scratch.resolve(name.replaceAll("[^A-Za-z0-9_-]", "_") + "-" + random());
            // Not ours when a cleaning program was quicker than our lock; the next name is.
            Optional<LockFile> lock = LockFile.tryLock(lockOf(folder));
            if (lock.isPresent()) {
                make(folder, account);
                return new ScratchFolder(folder, lock.get());
            }
        }
    }

    private static void make(Path folder, Account account) {
        try {
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            account.own(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + folder, e);
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

    Path data() {
        return folder.resolve("data");
    }

    Path log() {
        return folder.resolve("log");
    }

    /** The folder goes first, its lock last: killed in between, the rest is still seen as a leftover. */
    @Override
    public void close() {
        try (lock) {
            LeftoverServer.kill(data());
            FolderTree.delete(folder);
            Files.deleteIfExists(lock.file());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the scratch server's folder " + folder, e);
        }
    }

    static void removeLeftovers(Path scratch) {
        if (!Files.isDirectory(scratch)) {
            return;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(scratch.toRealPath())) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (name.startsWith(".")) {
                    continue;
                }
                removeIfLeft(name.endsWith(LOCK) ? withoutEnding(entry, name) : entry);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look for left over scratch servers in " + scratch, e);
        }
    }

    private static Path withoutEnding(Path lock, String name) {
        return lock.resolveSibling(name.substring(0, name.length() - LOCK.length()));
    }

    private static void removeIfLeft(Path folder) {
        LockFile.tryLock(lockOf(folder)).ifPresent(lock -> {
            if (Files.exists(folder)) {
                log.info("removing the scratch server {} of a program that is no more", folder.getFileName());
            }
            new ScratchFolder(folder, lock).close();
        });
    }
}
