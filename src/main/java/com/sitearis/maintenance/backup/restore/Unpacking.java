package com.sitearis.maintenance.backup.restore;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.dump.Copying;
import com.sitearis.maintenance.backup.manifest.BackupJson;
import com.sitearis.maintenance.backup.manifest.Manifest;
import com.sitearis.maintenance.backup.manifest.ObjectNames;
import com.sitearis.maintenance.backup.witness.Together;
import com.sitearis.maintenance.backup.witness.Witness;
import com.sitearis.maintenance.run.StepScope;
import com.sitearis.maintenance.storage.Encryption;
import com.sitearis.maintenance.storage.Sealed;
import com.sitearis.maintenance.storage.Sealing;
import com.sitearis.maintenance.storage.Store;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Reads a backup's objects back from the store, checking every byte, into what pg_restore reads. */
public final class Unpacking {

    private static final int THREADS = 2;
    private static final String SINGLE = "dump.pgc";

    private final Backup backup;
    private final Manifest manifest;
    private final Store store;
    private final Encryption encryption;
    private final Sealing sealing;
    private final AtomicLong done = new AtomicLong();

    public Unpacking(Backup backup, Manifest manifest, Store store, Encryption encryption) {
        this.backup = backup;
        this.manifest = manifest;
        this.store = store;
        this.encryption = encryption;
        this.sealing = new Sealing(Sealing.DEFAULT_LEVEL, 0, encryption);
    }

    /** The archive: a file for a stream, a folder for a parallel dump. */
    public Path archive(Path folder, StepScope scope) throws Exception {
        Queue<Manifest.File> todo = new ConcurrentLinkedQueue<>(files("dump"));
        Files.createDirectories(folder.resolve("dump"));
        try (Together together = new Together(scope)) {
            for (int i = 0; i < THREADS; i++) {
                together.run(() -> unpackAll(todo, folder, together));
            }
            together.join();
        }
        Path single = folder.resolve(SINGLE);
        return Files.exists(single) ? single : folder.resolve("dump");
    }

    /** As much of the archive as it takes to read its table of contents. */
    public Path contents(Path folder, StepScope scope) throws IOException {
        Path dump = Files.createDirectories(folder.resolve("dump"));
        for (Manifest.File file : files("dump")) {
            String name = ObjectNames.plain(file.name());
            if (name.equals(SINGLE)) {
                return unpack(file, folder, scope);
            } else if (name.equals("dump/toc.dat")) {
                unpack(file, folder, scope);
            }
        }
        return dump;
    }

    /** The roles as a script. */
    public Path roles(Path folder, StepScope scope) throws IOException {
        return unpack(files("roles").get(0), folder, scope);
    }

    public Witness witness() throws IOException {
        try (InputStream in = open(files("witness").get(0))) {
            String json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return BackupJson.witness(json, "the witness of " + backup.id());
        }
    }

    /** Whether the objects can be opened with the keys at hand. */
    public boolean readable() {
        return encryption.decrypts() || manifest.files().stream().noneMatch(Manifest.File::encrypted);
    }

    List<Manifest.File> files(String role) {
        return manifest.files().stream()
                .filter(file -> file.role().equals(role))
                .toList();
    }

    private void unpackAll(Queue<Manifest.File> todo, Path folder, StepScope scope) throws IOException {
        for (var file = todo.poll(); file != null; file = todo.poll()) {
            unpack(file, folder, scope);
        }
    }

    private Path unpack(Manifest.File file, Path folder, StepScope scope) throws IOException {
        Path plain = folder.resolve(ObjectNames.plain(file.name())).normalize();
        if (!plain.startsWith(folder)) {
            throw new IOException("the manifest names a file outside of its backup: " + file.name());
        }
        try (InputStream in = open(file);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(plain))) {
            Copying.copy(in, out, done, manifest.plainSize(), scope);
        }
        return plain;
    }

    private InputStream open(Manifest.File file) {
        return sealing.open(store, sealed(file));
    }

    public Sealed sealed(Manifest.File file) {
        return new Sealed(
                backup.prefix() + file.name(), file.plainSize(), file.size(), file.sha256(), file.encrypted());
    }
}
