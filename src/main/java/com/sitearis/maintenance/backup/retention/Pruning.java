package com.sitearis.maintenance.backup.retention;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.BackupCatalogue;
import com.sitearis.maintenance.backup.BackupState;
import com.sitearis.maintenance.backup.manifest.Manifest;
import com.sitearis.maintenance.backup.manifest.ManifestFiles;
import com.sitearis.maintenance.backup.manifest.ManifestUnreadable;
import com.sitearis.maintenance.backup.manifest.StoredBackup;
import com.sitearis.maintenance.failure.Failure;
import com.sitearis.maintenance.storage.Store;
import com.sitearis.maintenance.storage.StoreFailed;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Removes from one store the backups of one database that {@link RetentionPolicy} lets go, oldest first.
 *
 * <p>The order is for crashes: first the mark in the catalogue, then the manifest, so that a half-deleted backup no longer
 * looks like one, then the rest, then the catalogue says PRUNED. A pruning that died is taken up by the next one: a marked
 * backup whose manifest is still there is whole and decided upon again, one whose manifest is gone is finished.
 */
public final class Pruning {

    private final BackupCatalogue catalogue;
    private final Store store;
    private final ManifestFiles files;

    public Pruning(BackupCatalogue catalogue, Store store) {
        this.catalogue = catalogue;
        this.store = store;
        this.files = new ManifestFiles(store);
    }

    /** What would go and what would stay, newest first; nothing is changed. */
    public List<Decision> dryRun(String plan, String database, RetentionPolicy policy, LocalDate today) {
        return policy.decide(Candidates.of(catalogue, store, plan, database).whole(), today);
    }

    /**
     * Prunes.
     *
     * @param checkStop called before each backup; may throw to stop
     * @throws SuccessorMissing when the store does not hold what is to stay; then nothing was deleted
     */
    public PruneReport prune(
            String plan, String database, RetentionPolicy policy, LocalDate today, Runnable checkStop) {
        Candidates candidates = Candidates.of(catalogue, store, plan, database);
        List<Decision> decisions = policy.decide(candidates.whole(), today);
        RetentionPolicy.successors(candidates.whole(), today).forEach(this::requireWhole);
        PruneTally tally = new PruneTally();
        for (Backup halfGone : candidates.halfGone()) {
            checkStop.run();
            attempt(halfGone, List.of("its pruning was interrupted"), tally);
        }
        Map<String, Backup> byId =
                candidates.whole().stream().collect(Collectors.toMap(Backup::id, Function.identity()));
        for (int i = decisions.size() - 1;
                i >= 0;
                i--) { // oldest first: cut short at any point, the newest are all there
            Backup backup = Objects.requireNonNull(byId.get(decisions.get(i).backupId()));
            if (!decisions.get(i).keep()) {
                checkStop.run();
                attempt(backup, decisions.get(i).reasons(), tally);
            } else if (backup.state() == BackupState.PRUNING) {
                catalogue.keepAfterAll(backup.id());
            }
        }
        return tally.report(decisions.stream().filter(Decision::keep).toList());
    }

    private void attempt(Backup backup, List<String> reasons, PruneTally tally) {
        try {
            StoredBackup stored = look(backup);
            if (stored.hasManifest()) {
                files.manifest(backup.prefix()); // throws when it is another plan's, or from a newer program
            }
            if (!catalogue.markPruning(backup.id(), String.join("; ", reasons))) {
                tally.refused(backup, "it was pinned, or pruned by somebody else, since the decision");
                return;
            }
            delete(backup, stored);
            catalogue.pruned(backup.id());
            tally.pruned(backup, reasons, stored.size());
        } catch (StoreFailed | ManifestUnreadable e) {
            tally.refused(backup, e);
        }
    }

    private void delete(Backup backup, StoredBackup stored) {
        try {
            store.delete(backup.prefix() + ManifestFiles.MANIFEST);
        } catch (StoreFailed e) {
            restoreIfWhole(backup, e);
            throw e;
        }
        for (String name : stored.sizes().keySet()) {
            if (!name.equals(ManifestFiles.MANIFEST)) {
                store.delete(backup.prefix() + name);
            }
        }
        new Leftovers(catalogue, store).tidy(backup.prefix());
    }

    /** A refused delete (object lock) leaves the backup as good as before; one that got lost on the way may have worked. */
    private void restoreIfWhole(Backup backup, StoreFailed refusal) {
        try {
            if (look(backup).hasManifest()) {
                catalogue.keepAfterAll(backup.id());
            }
        } catch (StoreFailed e) {
            refusal.addSuppressed(e); // stays marked; the next pruning looks again
        }
    }

    private void requireWhole(Backup successor) {
        try {
            Manifest manifest = files.manifest(successor.prefix())
                    .orElseThrow(() -> new SuccessorMissing(successor.id(), store.name(), "its manifest is missing"));
            List<String> faults = look(successor).faults(manifest);
            if (!faults.isEmpty()) {
                throw new SuccessorMissing(successor.id(), store.name(), String.join("; ", faults));
            }
        } catch (ManifestUnreadable e) {
            Failure missing = new SuccessorMissing(successor.id(), store.name(), "its manifest cannot be read");
            missing.addSuppressed(e);
            throw missing;
        }
    }

    private StoredBackup look(Backup backup) {
        return StoredBackup.of(backup, store);
    }
}
