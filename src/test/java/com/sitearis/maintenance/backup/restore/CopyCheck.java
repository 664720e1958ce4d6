package com.sitearis.maintenance.backup.restore;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.BackupFixture;
import com.sitearis.maintenance.backup.ProofLevel;
import com.sitearis.maintenance.backup.dump.PgDump;
import com.sitearis.maintenance.backup.manifest.DatabaseSettings;
import com.sitearis.maintenance.backup.manifest.Manifest;
import com.sitearis.maintenance.backup.witness.Comparison;
import com.sitearis.maintenance.backup.witness.Witness;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.postgres.TestServer;
import com.sitearis.maintenance.run.QuietScope;
import com.sitearis.maintenance.storage.Encryption;
import com.sitearis.maintenance.storage.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Holds a database against the witness of a backup, as a proof does. */
public record CopyCheck(Manifest manifest, Witness witness) {

    public static CopyCheck of(BackupFixture fixture, Backup backup, Encryption encryption) throws Exception {
        Manifest manifest = fixture.catalogue.manifest(backup.id()).orElseThrow();
        try (Store store = fixture.store()) {
            return new CopyCheck(manifest, new Unpacking(backup, manifest, store, encryption).witness());
        }
    }

    /** Restores the backup with owners and privileges into a new database of the test server. */
    public PgAddress restore(BackupFixture fixture, Backup backup, String name, Path folder) throws Exception {
        QuietScope scope = new QuietScope();
        TestServer.execute(TestServer.address(), "drop database if exists " + name + " with (force)");
        try (Store store = fixture.store()) {
            Path archive = new Unpacking(backup, manifest, store, Encryption.none())
                    .archive(Files.createDirectories(folder), scope);
            var restored = new Restoring(manifest, witness, new PgRestore(TestServer.programs(), TestServer.major()))
                    .restore(archive, TestServer.address(), name, true, 2, scope);
            if (!restored.errors().isEmpty()) {
                throw new IllegalStateException("not restored: " + restored.errors());
            }
            return restored.database();
        }
    }

    /** Every difference between the database and the witness. */
    public List<String> differences(PgAddress copy) throws Exception {
        QuietScope scope = new QuietScope();
        DatabaseSettings.apply(manifest.source().settings(), copy);
        var definitions =
                new PgDump(TestServer.programs(), TestServer.major()).schema(copy, manifest.selection(), true, scope);
        return new Comparison(witness, copy, ProofLevel.CONTENT)
                .compare(definitions, true, definition -> false, scope)
                .differences();
    }
}
