package com.sitearis.maintenance.backup.retention;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.BackupCatalogue;
import com.sitearis.maintenance.backup.BackupState;
import com.sitearis.maintenance.backup.manifest.StoredBackup;
import com.sitearis.maintenance.storage.Store;
import java.util.ArrayList;
import java.util.List;

/**
 * The backups of one database in one store that a pruning has to look at. Others, and other plans', are never in here.
 *
 * @param whole sealed, or marked by a pruning that died before it deleted the manifest
 * @param halfGone marked, and the manifest is gone: only the rest has to be deleted
 */
record Candidates(List<Backup> whole, List<Backup> halfGone) {

    static Candidates of(BackupCatalogue catalogue, Store store, String plan, String database) {
        List<Backup> whole = new ArrayList<>();
        List<Backup> halfGone = new ArrayList<>();
        for (Backup marked : catalogue.open()) {
            if (marked.state() == BackupState.PRUNING && belongs(marked, store, plan, database)) {
                (StoredBackup.of(marked, store).hasManifest() ? whole : halfGone).add(marked);
            }
        }
        catalogue.sealedOf(plan, database).stream()
                .filter(backup -> belongs(backup, store, plan, database))
                .forEach(whole::add);
        return new Candidates(List.copyOf(whole), List.copyOf(halfGone));
    }

    private static boolean belongs(Backup backup, Store store, String plan, String database) {
        return backup.plan().equals(plan)
                && backup.database().equals(database)
                && backup.store().equals(store.name());
    }
}
