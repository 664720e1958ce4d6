package com.sitearis.maintenance.backup.retention;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.BackupCatalogue;
import com.sitearis.maintenance.backup.BackupState;
import com.sitearis.maintenance.storage.Store;
import com.sitearis.maintenance.storage.StoreFailed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what dumps that never became backups have left in a store. To be used under the database's lock only. */
public final class Leftovers {

    private static final Logger log = LoggerFactory.getLogger(Leftovers.class);

    private final BackupCatalogue catalogue;
    private final Store store;

    public Leftovers(BackupCatalogue catalogue, Store store) {
        this.catalogue = catalogue;
        this.store = store;
    }

    /** Removes every object of a backup that has no manifest. */
    public void remove(Backup backup) {
        store.discardUnfinished(backup.prefix());
        store.list(backup.prefix()).forEach(object -> store.delete(object.key()));
    }

    /**
     * Removes what a program has left that was killed while it wrote a small file beside a backup's data. It harms nobody:
     * a store that refuses keeps it.
     */
    public void tidy(String prefix) {
        try {
            store.discardUnfinished(prefix);
        } catch (StoreFailed e) {
            log.warn("unfinished files below '{}' stay in store '{}': {}", prefix, store.name(), e.getMessage());
        }
    }

    /** Removes its objects, and then gives the backup up. */
    public void abandon(Backup backup, String why) {
        remove(backup);
        catalogue.abandon(backup.id(), why);
    }

    /**
     * Gives up the unfinished dumps of a database. One with a draft is complete and waits for its own run to seal it; the
     * others belong to runs that died or failed, for we hold the lock.
     */
    public void removeOf(String plan, String database, String storeName) {
        for (Backup open : catalogue.open()) {
            boolean ours = open.plan().equals(plan)
                    && open.database().equals(database)
                    && open.store().equals(storeName);
            if (ours
                    && open.state() == BackupState.DUMPING
                    && catalogue.draft(open.id()).isEmpty()) {
                abandon(open, "its dump did not end");
            }
        }
    }
}
