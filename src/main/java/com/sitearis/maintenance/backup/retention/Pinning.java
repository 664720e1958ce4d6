package com.sitearis.maintenance.backup.retention;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.BackupCatalogue;
import com.sitearis.maintenance.backup.manifest.ManifestFiles;
import com.sitearis.maintenance.storage.Store;
import java.time.Clock;

/** Keeps a backup for good, whatever its tiers say, until somebody lets go of it. */
public final class Pinning {

    private final BackupCatalogue catalogue;
    private final Store store;
    private final Clock clock;

    public Pinning(BackupCatalogue catalogue, Store store, Clock clock) {
        this.catalogue = catalogue;
        this.store = store;
        this.clock = clock;
    }

    /** The store is told first: dying in between leaves a pin that the next rebuild of the catalogue finds. */
    public void pin(Backup backup) {
        new ManifestFiles(store).writePin(backup.prefix(), clock.instant());
        catalogue.pin(backup.id());
    }

    public void unpin(Backup backup) {
        catalogue.unpin(backup.id());
        new ManifestFiles(store).removePin(backup.prefix());
    }
}
