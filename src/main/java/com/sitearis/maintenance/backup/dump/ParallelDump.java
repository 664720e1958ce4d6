package com.sitearis.maintenance.backup.dump;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.DatabaseBackupSettings;
import com.sitearis.maintenance.backup.manifest.Manifest;
import com.sitearis.maintenance.backup.manifest.ObjectNames;
import com.sitearis.maintenance.backup.witness.SourceSession;
import com.sitearis.maintenance.postgres.PgChild;
import com.sitearis.maintenance.run.StepScope;
import com.sitearis.maintenance.storage.SealedOutput;
import com.sitearis.maintenance.storage.Sealing;
import com.sitearis.maintenance.storage.Store;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * A dump in directory format. pg_dump's processes write plain files into the spool; each file is followed while it grows,
 * sealed into the store as {@code dump/<file>.zst}, and deleted. So compression costs no time of its own, and pg_dump may be
 * older than its own zstd support.
 */
final class ParallelDump {

    private static final int BUFFER = 256 * 1024;
    private static final Duration LOOK_FOR_FILES = Duration.ofMillis(50);
    private static final long LOOK_AGAIN_MILLIS = 10;
    private static final int ASK_AGAIN = 32;

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

    List<Manifest.File> dump(SourceSession source, StepScope scope) throws Exception {
        ExecutorService followers = Executors.newFixedThreadPool(settings.jobs());
        try (Spool.Folder folder = spool.fresh(backup.id());
                PgChild child = pgDump.directory(
                        source, settings.selection(), folder.path().resolve("dump"), settings.jobs());
                var stop = scope.onStop(child::kill)) {
            Map<Path, Future<Manifest.File>> followed = new HashMap<>();
            while (child.isAlive()) {
                follow(folder.path().resolve("dump"), child, followed, followers, scope);
                throwFailed(followed);
                child.awaitExit(LOOK_FOR_FILES);
            }
            exited = true;
            child.requireSuccess();
            follow(folder.path().resolve("dump"), child, followed, followers, scope);
            return sealed(followed);
        } finally {
            exited = true; // followers that still wait must not wait for ever
            followers.shutdownNow();
            followers.awaitTermination(30, TimeUnit.SECONDS);
        }
    }

    private void follow(
            Path folder,
            PgChild child,
            Map<Path, Future<Manifest.File>> followed,
            ExecutorService followers,
            StepScope scope)
            throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                followed.computeIfAbsent(file, any -> followers.submit(() -> seal(file, child, scope)));
            }
        }
    }

    private static void throwFailed(Map<Path, Future<Manifest.File>> followed) throws Exception {
        for (Future<Manifest.File> file : followed.values()) {
            if (file.isDone()) {
                result(file);
            }
        }
    }

    private static List<Manifest.File> sealed(Map<Path, Future<Manifest.File>> followed) throws Exception {
        List<Manifest.File> files = new ArrayList<>();
        for (var file :
                followed.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
            files.add(result(file.getValue()));
        }
        return files;
    }

    private static Manifest.File result(Future<Manifest.File> file) throws Exception {
        try {
            return file.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw failed;
        }
    }

    private Manifest.File seal(Path file, PgChild child, StepScope scope) throws IOException, InterruptedException {
        Sealing sealing = new Sealing(settings.compression(), 0, settings.encryption());
        String name = ObjectNames.sealed("dump/" + file.getFileName(), settings.encryption());
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ);
                SealedOutput out = sealing.to(store, backup.prefix() + name)) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
            boolean complete = false;
            int idle = 0;
            while (true) {
                int read = in.read(buffer.clear());
                if (read > 0) {
                    idle = 0;
                    scope.checkStop();
                    out.write(buffer.array(), 0, read);
                    scope.progress(done.addAndGet(read), 0);
                } else if (complete) {
                    break;
                } else if (exited || (worthAsking(++idle) && OpenFiles.closedBy(child.handle(), file))) {
                    complete = true; // once more, for what was written between reading and asking
                } else {
                    TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
                }
            }
            Manifest.File sealed = Manifest.File.of("dump", backup.prefix(), out.finish());
            Files.delete(file);
            return sealed;
        }
    }

    /**
     * Whether to look through the processes after so many looks in vain: at once, then ever more rarely, because it costs more
     * than pg_dump's next block, for which a quick follower mostly waits.
     */
    private static boolean worthAsking(int idle) {
        return Integer.bitCount(idle) == 1 || idle % ASK_AGAIN == 0;
    }
}
