package com.sitearis.maintenance.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file that is locked as long as its program lives; the kernel unlocks it however the program ends.
 *
 * <p>POSIX drops a process's lock when the process closes <em>any</em> descriptor of the file. So a file that this
 * program holds is never opened a second time here, and nothing is read from or written to it.
 */
public final class LockFile implements AutoCloseable {

    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private LockFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Empty when somebody holds it, in this program or another. */
    public static Optional<LockFile> tryLock(Path path) {
        try {
            Path folder = Files.createDirectories(
                    Objects.requireNonNull(path.toAbsolutePath().getParent()));
            Path file = folder.toRealPath().resolve(path.getFileName());
            if (!HELD.add(file)) {
                return Optional.empty();
            }
            Optional<LockFile> lock = locked(file);
            if (lock.isEmpty()) {
                HELD.remove(file);
            }
            return lock;
        } catch (AccessDeniedException e) {
            throw new PgServerFailed(
                    "this account may not use the home: " + e.getMessage() + " is not writable",
                    "run the command as the account that runs the program (sudo -u), or give it another --home",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + path, e);
        }
    }

    private static Optional<LockFile> locked(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean mine = false;
        try {
            // A file that its former holder has deleted meanwhile would be a lock that nobody else sees.
            mine = channel.tryLock() != null && Files.exists(file);
            return mine ? Optional.of(new LockFile(file, channel)) : Optional.empty();
        } finally {
            if (!mine) {
                channel.close();
            }
        }
    }

    /** Where it is, to be deleted while it is held. */
    public Path file() {
        return file;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unlock " + file, e);
        } finally {
            HELD.remove(file);
        }
    }
}
