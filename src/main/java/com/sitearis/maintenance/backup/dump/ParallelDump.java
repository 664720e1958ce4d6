package com.sitearis.maintenance.backup.dump;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.DatabaseBackupSettings;
import com.sitearis.maintenance.backup.manifest.Manifest;
import com.sitearis.maintenance.backup.manifest.ObjectNames;
import com.sitearis.maintenance.backup.witness.SourceSession;
import com.sitearis.maintenance.postgres.NamedPipes;
import com.sitearis.maintenance.postgres.PgChild;
import com.sitearis.maintenance.run.StepScope;
import com.sitearis.maintenance.storage.SealedOutput;
import com.sitearis.maintenance.storage.Sealing;
import com.sitearis.maintenance.storage.Store;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * A dump in directory format. What pg_dump's processes write is sealed into the store as {@code dump/<file>.zst} while they
 * write it: large tables through pipes, so that their rows never lie on this disk, the rest through files in the spool that
 * are followed and deleted. So compression costs no time of its own, and pg_dump may be older than its own zstd support.
 */
final class ParallelDump {

    private static final Duration LOOK_FOR_FOLDER = Duration.ofMillis(2);
    private static final Duration LOOK_FOR_FILES = Duration.ofMillis(50);

    private final Backup backup;
    private final DatabaseBackupSettings settings;
    private final Store store;
    private final PgDump pgDump;
    private final Spool spool;
    private final AtomicLong done = new AtomicLong();
    private volatile boolean exited;

    ParallelDump(Backup backup, DatabaseBackupSettings settings, Store store, PgDump pgDump, Spool spool) {
        this.backup = backup;
        this.settings = settings;
        this.store = store;
        this.pgDump = pgDump;
        this.spool = spool;
    }

    /**
     * Dumps and seals.
     *
     * @param piped names of the data files that shall go through pipes; those for which it is too late, or that the system
     *     cannot make, are followed like the others
     */
    List<Manifest.File> dump(SourceSession source, List<String> piped, StepScope scope) throws Exception {
        ExecutorService followers = Executors.newFixedThreadPool(settings.jobs());
        ExecutorService readers = Executors.newCachedThreadPool(); // each waits for its table to be begun
        try (Spool.Folder spooled = spool.fresh(backup.id())) {
            Path folder = spooled.path().resolve("dump");
            try (PgChild child = pgDump.directory(source, settings.selection(), folder, settings.jobs());
                    var stop = scope.onStop(child::kill)) {
                Map<Path, Future<Optional<Manifest.File>>> begun = new HashMap<>();
                for (Path pipe : pipes(folder, piped, child)) {
                    begun.put(pipe, readers.submit(() -> sealPiped(pipe, scope)));
                }
                while (child.isAlive()) {
                    follow(folder, child, begun, followers, scope);
                    throwFailed(begun);
                    child.awaitExit(LOOK_FOR_FILES);
                }
                exited = true;
                release(begun);
                throwFailed(begun); // what failed here is why pg_dump could not go on
                child.requireSuccess();
                follow(folder, child, begun, followers, scope);
                return sealed(begun);
            } finally {
                exited = true; // followers that still wait must not wait for ever
                end(followers, folder);
                end(readers, folder);
            }
        }
    }

    /** pg_dump wants an empty folder when it starts, and reads the catalogue for a while before it opens its first file. */
    private static List<Path> pipes(Path folder, List<String> names, PgChild child) throws InterruptedException {
        while (!names.isEmpty() && !Files.isDirectory(folder) && child.isAlive()) {
            child.awaitExit(LOOK_FOR_FOLDER);
        }
        return Files.isDirectory(folder)
                ? NamedPipes.make(names.stream().map(folder::resolve).toList())
                : List.of();
    }

    private void follow(
            Path folder,
            PgChild child,
            Map<Path, Future<Optional<Manifest.File>>> begun,
            ExecutorService followers,
            StepScope scope)
            throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                begun.computeIfAbsent(file, any -> followers.submit(() -> sealGrowing(file, child, scope)));
            }
        }
    }

    /** Ends the waiting for tables that pg_dump did not begin: it has ended. */
    private static void release(Map<Path, Future<Optional<Manifest.File>>> begun) throws InterruptedException {
        for (var work : begun.entrySet()) {
            while (NamedPipes.is(work.getKey()) && !work.getValue().isDone()) {
                NamedPipes.release(work.getKey());
                TimeUnit.MILLISECONDS.sleep(1);
            }
        }
    }

    private static void throwFailed(Map<Path, Future<Optional<Manifest.File>>> begun) throws Exception {
        for (var file : begun.values()) {
            if (file.isDone()) {
                result(file);
            }
        }
    }

    private static List<Manifest.File> sealed(Map<Path, Future<Optional<Manifest.File>>> begun) throws Exception {
        List<Manifest.File> files = new ArrayList<>();
        for (var file :
                begun.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
            result(file.getValue()).ifPresent(files::add);
        }
        return files;
    }

    private static <T> T result(Future<T> file) throws Exception {
        try {
            return file.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw failed;
        }
    }

    private Optional<Manifest.File> sealGrowing(Path file, PgChild child, StepScope scope) throws IOException {
        try (InputStream in = new GrowingFile(file, () -> exited || OpenFiles.closedBy(child.handle(), file))) {
            return Optional.of(seal(file, in, scope));
        }
    }

    /** Empty when pg_dump never opened the pipe: whatever table it dumps, it writes an end after the rows. */
    private Optional<Manifest.File> sealPiped(Path pipe, StepScope scope) throws IOException {
        try (var in = new PushbackInputStream(Files.newInputStream(pipe))) {
            int first = in.read();
            if (first < 0) {
                return Optional.empty();
            }
            in.unread(first);
            return Optional.of(seal(pipe, in, scope));
        }
    }

    private Manifest.File seal(Path file, InputStream in, StepScope scope) throws IOException {
        Sealing sealing = new Sealing(settings.compression(), 0, settings.encryption());
        String name = ObjectNames.sealed("dump/" + file.getFileName(), settings.encryption());
        try (SealedOutput out = sealing.to(store, backup.prefix() + name)) {
            Copying.copy(in, out, done, 0, scope);
            Manifest.File sealed = Manifest.File.of("dump", backup.prefix(), out.finish());
            Files.delete(file);
            return sealed;
        }
    }

    private static void end(ExecutorService threads, Path folder) throws IOException, InterruptedException {
        threads.shutdownNow();
        for (int tries = 0; tries < 300 && !threads.awaitTermination(100, TimeUnit.MILLISECONDS); tries++) {
            try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
                files.filter(NamedPipes::is).forEach(NamedPipes::release);
            }
        }
    }
}
