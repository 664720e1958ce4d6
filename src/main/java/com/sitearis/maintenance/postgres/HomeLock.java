package com.sitearis.maintenance.postgres;

import com.sitearis.maintenance.plan.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Who runs the embedded server of a home: one program at a time, for as long as it lives. */
final class HomeLock implements AutoCloseable {

    private final LockFile lock;
    private final Path owner;

    private HomeLock(LockFile lock, Path owner) {
        this.lock = lock;
        this.owner = owner;
    }

    static Optional<HomeLock> tryLock(Home home) {
        return LockFile.tryLock(home.path().resolve("maintenance.lock")).map(lock -> owned(lock, home));
    }

    /** The lock file itself is never written: see {@link LockFile}. */
    private static HomeLock owned(LockFile lock, Home home) {
        try {
            Path owner = owner(home);
            Files.writeString(owner, Long.toString(ProcessHandle.current().pid()));
            return new HomeLock(lock, owner);
        } catch (IOException e) {
            lock.close();
            throw new UncheckedIOException("cannot write to the home " + home.path(), e);
        }
    }

    /** Waits until the other program has finished. */
    static HomeLock await(Home home, Duration time) {
        Deadline deadline = Deadline.in(time);
        Optional<HomeLock> lock = tryLock(home);
        while (lock.isEmpty() && !deadline.passed()) {
            Deadline.pause(Duration.ofMillis(50));
            lock = tryLock(home);
        }
        return lock.orElseThrow(() -> new HomeInUse(home, ownerOf(home)));
    }

    /** The process that holds the home, as far as it told. */
    static String ownerOf(Home home) {
        try {
            return Files.readString(owner(home)).strip();
        } catch (NoSuchFileException e) {
            return "unknown";
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read who uses the home " + home.path(), e);
        }
    }

    private static Path owner(Home home) {
        return home.path().resolve("maintenance.pid");
    }

    @Override
    public void close() {
        try (lock) {
            Files.deleteIfExists(owner);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + owner, e);
        }
    }
}
