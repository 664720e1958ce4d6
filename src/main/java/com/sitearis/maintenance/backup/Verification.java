package com.sitearis.maintenance.backup;

import com.sitearis.maintenance.backup.manifest.Manifest;
import com.sitearis.maintenance.backup.manifest.ManifestFiles;
import com.sitearis.maintenance.backup.proof.Proofs;
import com.sitearis.maintenance.backup.proof.Proving;
import com.sitearis.maintenance.backup.retention.TierRules;
import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.run.StepScope;
import com.sitearis.maintenance.storage.Encryption;
import com.sitearis.maintenance.storage.Store;
import org.jspecify.annotations.Nullable;

/** Proves a backup that exists already, and keeps the outcome. */
public final class Verification {

    private final MaintenancePlan plan;
    private final Database database;
    private final Workshop workshop;

    public Verification(MaintenancePlan plan, Database database, Workshop workshop) {
        this.plan = plan;
        this.database = database;
        this.workshop = workshop;
    }

    /**
     * Proves at a level, whatever was proven before.
     *
     * @param runId the run that asks, or null for a person
     */
    public Proof verify(Backup backup, ProofLevel level, int jobs, @Nullable Long runId, StepScope scope)
            throws Exception {
        Manifest manifest = manifest(backup);
        Encryption encryption = encryption(backup);
        try (Store store = workshop.open(plan, backup.store())) {
            Proof proof = new Proving(
                            backup,
                            manifest,
                            store,
                            encryption,
                            workshop.programs(),
                            workshop.spool(),
                            workshop.clock())
                    .prove(level, workshop.ground(plan, database, manifest), jobs, scope);
            new Proofs(workshop.catalogue(), new ManifestFiles(store)).keep(backup, proof, runId);
            return proof;
        }
    }

    public Manifest manifest(Backup backup) {
        return workshop.catalogue().manifest(backup.id()).orElseThrow(() -> BackupNotFound.named(backup.id()));
    }

    /** The keys of the job whose backups lie in the same store. */
    public Encryption encryption(Backup backup) {
        return new TierRules(plan, backup.database())
                .settingsFor(backup.store())
                .map(DatabaseBackupSettings::encryption)
                .orElseGet(Encryption::none);
    }
}
