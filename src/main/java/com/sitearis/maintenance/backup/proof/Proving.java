package com.sitearis.maintenance.backup.proof;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.Proof;
import com.sitearis.maintenance.backup.ProofLevel;
import com.sitearis.maintenance.backup.Verdict;
import com.sitearis.maintenance.backup.dump.PgDump;
import com.sitearis.maintenance.backup.dump.Spool;
import com.sitearis.maintenance.backup.manifest.DatabaseSettings;
import com.sitearis.maintenance.backup.manifest.Manifest;
import com.sitearis.maintenance.backup.restore.PgRestore;
import com.sitearis.maintenance.backup.restore.Restoring;
import com.sitearis.maintenance.backup.restore.Unpacking;
import com.sitearis.maintenance.backup.witness.Comparison;
import com.sitearis.maintenance.backup.witness.Together;
import com.sitearis.maintenance.backup.witness.Witness;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.postgres.PgPrograms;
import com.sitearis.maintenance.run.StepScope;
import com.sitearis.maintenance.storage.Encryption;
import com.sitearis.maintenance.storage.ObjectMissing;
import com.sitearis.maintenance.storage.SealBroken;
import com.sitearis.maintenance.storage.Sealing;
import com.sitearis.maintenance.storage.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Proves a backup: reads its bytes back from the store, restores them, and compares with the witness. */
public final class Proving {

    private final Backup backup;
    private final Manifest manifest;
    private final Unpacking unpacking;
    private final Store store;
    private final PgPrograms programs;
    private final Spool spool;
    private final Clock clock;

    public Proving(
            Backup backup,
            Manifest manifest,
            Store store,
            Encryption encryption,
            PgPrograms programs,
            Spool spool,
            Clock clock) {
        this.backup = backup;
        this.manifest = manifest;
        this.unpacking = new Unpacking(backup, manifest, store, encryption);
        this.store = store;
        this.programs = programs;
        this.spool = spool;
        this.clock = clock;
    }

    /**
     * Proves at a level; damage and differences are the proof's result, not a failure.
     *
     * @param ground opens the place to restore into; not called for checksums
     */
    public Proof prove(ProofLevel level, Supplier<ProofGround> ground, int jobs, StepScope scope) throws Exception {
        Instant started = clock.instant();
        try {
            return level == ProofLevel.CHECKSUM
                    ? checksums(started, scope)
                    : restored(level, ground, jobs, started, scope);
        } catch (SealBroken | ObjectMissing damaged) {
            String what = String.valueOf(damaged.getMessage());
            return proof(level, started, null, "its bytes in the store", List.of(what), List.of(), 0, 0);
        }
    }

    private Proof checksums(Instant started, StepScope scope) throws Exception {
        List<String> differences = new ArrayList<>();
        for (Manifest.File file : manifest.files()) {
            scope.checkStop();
            Sealing.rehash(store, unpacking.sealed(file)).ifPresent(differences::add);
        }
        List<String> exceptions = new ArrayList<>();
        if (differences.isEmpty() && unpacking.readable()) {
            try (Spool.Folder folder = spool.fresh("proof-" + backup.id())) {
                pgRestore(0).contents(unpacking.contents(folder.path(), scope));
            }
        } else if (!unpacking.readable()) {
            exceptions.add("the table of contents was not read: there is no key to open the backup");
        }
        return proof(ProofLevel.CHECKSUM, started, null, "its bytes in the store", differences, exceptions, 0, 0);
    }

    private Proof restored(ProofLevel level, Supplier<ProofGround> ground, int jobs, Instant started, StepScope scope)
            throws Exception {
        try (Spool.Folder folder = spool.fresh("proof-" + backup.id());
                Together together = new Together(scope)) {
            long begun = System.nanoTime();
            Witness witness = unpacking.witness();
            Future<Path> archive = together.begin(() -> unpacking.archive(folder.path(), together));
            try (ProofGround place = ground.get()) {
                together.join();
                return compare(level, witness, folder.path(), archive.get(), place, jobs, started, begun, scope);
            }
        }
    }

    private Proof compare(
            ProofLevel level,
            Witness witness,
            Path folder,
            Path archive,
            ProofGround place,
            int jobs,
            Instant started,
            long begun,
            StepScope scope)
            throws Exception {
        List<String> exceptions = new ArrayList<>();
        if (place.ours()) {
            exceptions.addAll(roles(folder, place.server(), scope));
        } else {
            exceptions.add("owners and privileges: " + place.display() + " keeps its own roles");
        }
        int major = manifest.source().serverVersion() / 10_000;
        var restored = new Restoring(manifest, witness, pgRestore(major))
                .restore(archive, place.server(), place.database(), place.ours(), restoring(place, jobs), scope);
        Duration restoreTime = Duration.ofNanos(System.nanoTime() - begun);
        exceptions.addAll(restored.exceptions());
        // they change how definitions are written, so the copy needs them before it is compared
        exceptions.addAll(DatabaseSettings.apply(manifest.source().settings(), restored.database()));
        var definitions =
                new PgDump(programs, major).schema(restored.database(), manifest.selection(), place.ours(), scope);
        var result = new Comparison(witness, restored.database(), level)
                .compare(definitions, place.ours(), restored.split()::skips, scope);
        List<String> differences = new ArrayList<>(restored.errors());
        differences.addAll(result.differences());
        return proof(
                level, started, restoreTime, place.display(), differences, exceptions, result.tables(), result.rows());
    }

    /** One more on a server of our own: while one waits for its rows or its disk, the processors stay busy. */
    private static int restoring(ProofGround place, int jobs) {
        return place.ours() ? jobs + 1 : jobs;
    }

    private List<String> roles(Path folder, PgAddress server, StepScope scope) throws Exception {
        Path script = unpacking.roles(folder, scope);
        return pgRestore(0).script(script, server, scope).stream()
                .filter(error -> !error.contains("already exists")) // the scratch server's own account
                .map(error -> "a role was not made: " + error)
                .toList();
    }

    private PgRestore pgRestore(int major) {
        return new PgRestore(programs, Math.max(major, manifest.source().serverVersion() / 10_000));
    }

    private Proof proof(
            ProofLevel level,
            Instant started,
            @Nullable Duration restoreTime,
            String against,
            List<String> differences,
            List<String> exceptions,
            int tables,
            long rows) {
        return new Proof(
                backup.id(),
                level,
                verdict(level, differences, exceptions),
                started,
                clock.instant(),
                restoreTime,
                against,
                List.copyOf(differences),
                List.copyOf(exceptions),
                tables,
                rows);
    }

    private static Verdict verdict(ProofLevel level, List<String> differences, List<String> exceptions) {
        if (!differences.isEmpty()) {
            return Verdict.DIFFERENT;
        }
        if (level == ProofLevel.CHECKSUM) {
            return Verdict.INTACT;
        }
        return exceptions.isEmpty() ? Verdict.PROVEN : Verdict.PROVEN_EXCEPT;
    }
}
