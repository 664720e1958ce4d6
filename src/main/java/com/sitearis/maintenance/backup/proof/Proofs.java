package com.sitearis.maintenance.backup.proof;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.BackupCatalogue;
import com.sitearis.maintenance.backup.Proof;
import com.sitearis.maintenance.backup.manifest.ManifestFiles;
import com.sitearis.maintenance.backup.manifest.StoredBackup;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the outcome of a proof: in the store first, where a rebuilt catalogue finds it, then in the catalogue. */
public final class Proofs {

    private final BackupCatalogue catalogue;
    private final ManifestFiles files;

    public Proofs(BackupCatalogue catalogue, ManifestFiles files) {
        this.catalogue = catalogue;
        this.files = files;
    }

    public void keep(Backup backup, Proof proof, @Nullable Long runId) {
        files.writeProof(backup.prefix(), proof);
        catalogue.record(proof, runId);
    }

    /** Records proofs that are in the store already: the program that made them died before it could. */
    public void takeIn(StoredBackup stored, @Nullable Long runId) {
        List<Instant> known =
                catalogue.proofs(stored.id()).stream().map(Proof::started).toList();
        files.proofs(stored, known).forEach(proof -> catalogue.record(proof, runId));
    }
}
