package com.sitearis.maintenance.backup;

import org.jspecify.annotations.Nullable;

/** Keeps the outcome of a proof: in the store first, where a rebuilt catalogue finds it, then in the catalogue. */
final class Proofs {

    private final BackupCatalogue catalogue;
    private final ManifestFiles files;

    Proofs(BackupCatalogue catalogue, ManifestFiles files) {
        this.catalogue = catalogue;
        this.files = files;
    }

    void keep(Backup backup, Proof proof, @Nullable Long runId) {
        files.writeProof(backup.prefix(), proof);
        catalogue.record(proof, runId);
    }
}
