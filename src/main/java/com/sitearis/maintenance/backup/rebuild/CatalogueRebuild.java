package com.sitearis.maintenance.backup.rebuild;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.BackupCatalogue;
import com.sitearis.maintenance.backup.BackupFilter;
import com.sitearis.maintenance.backup.BackupId;
import com.sitearis.maintenance.backup.BackupState;
import com.sitearis.maintenance.backup.Proof;
import com.sitearis.maintenance.backup.ProofLevel;
import com.sitearis.maintenance.backup.Verdict;
import com.sitearis.maintenance.backup.manifest.Manifest;
import com.sitearis.maintenance.backup.manifest.ManifestFiles;
import com.sitearis.maintenance.backup.manifest.ManifestUnreadable;
import com.sitearis.maintenance.backup.manifest.StoredBackup;
import com.sitearis.maintenance.storage.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings the catalogue in line with what a store really holds; from an empty catalogue, it rebuilds it.
 *
 * <p>May be repeated at any time, also while backups run: what a run works on is left alone. Objects of other plans are
 * counted and never touched.
 */
public final class CatalogueRebuild {

    /** Data without a manifest may be a backup that a program with another catalogue is making right now. */
    private static final Duration MAY_STILL_BE_MADE = Duration.ofDays(2);

    private final BackupCatalogue catalogue;
    private final Store store;
    private final Clock clock;
    private final ManifestFiles files;

    public CatalogueRebuild(BackupCatalogue catalogue, Store store, Clock clock) {
        this.catalogue = catalogue;
        this.store = store;
        this.clock = clock;
        this.files = new ManifestFiles(store);
    }

    /** Compares and corrects. Leftovers are only reported unless {@code removeLeftovers}. */
    public RebuildReport rebuild(String plan, boolean removeLeftovers) {
        // The catalogue is read before the store: a backup that is sealed in between is adopted once more, which is
        // harmless. The other way round it would be taken for lost.
        Map<String, Backup> known = catalogue.list(BackupFilter.everything().ofPlan(plan)).stream()
                .filter(backup -> backup.store().equals(store.name()))
                .collect(Collectors.toMap(Backup::id, Function.identity()));
        Map<String, List<Instant>> proofs = catalogue.ledger().startsOfPlan(plan);
        Findings findings = new Findings();
        Set<String> seen = new HashSet<>();
        for (StoredBackup stored : StoredBackup.in(store.list(""))) {
            if (!stored.plan().equals(plan)) {
                findings.foreign(stored);
            } else if (stored.hasManifest()) {
                seen.add(stored.id());
                compare(stored, known.get(stored.id()), proofs.getOrDefault(stored.id(), List.of()), findings);
            } else {
                leftover(stored, known.get(stored.id()), removeLeftovers, findings);
            }
        }
        known.values().stream()
                .filter(backup -> backup.state() == BackupState.SEALED && !seen.contains(backup.id()))
                .forEach(backup -> lose(backup, findings));
        return findings.report();
    }

    private void compare(StoredBackup stored, @Nullable Backup known, List<Instant> knownProofs, Findings findings) {
        if (known != null && known.state() == BackupState.PRUNING) {
            return; // the pruning's own: it takes the mark back, or finishes
        }
        try {
            Optional<List<String>> faults =
                    known != null && asKnown(stored, known) ? Optional.of(List.of()) : examine(stored, known, findings);
            if (faults.isEmpty()) {
                return; // pruned since the store was listed
            }
            files.tiers(stored, known == null ? List.of() : known.tiers())
                    .forEach(tier -> catalogue.addTier(stored.id(), tier));
            files.proofs(stored, knownProofs).forEach(proof -> catalogue.record(proof, null));
            judge(stored.id(), faults.get(), findings);
        } catch (ManifestUnreadable e) {
            findings.unreadable(stored, e);
        }
    }

    /** Whether its manifest need not be read again: among thousands, the sum of sizes gives the damaged one away. */
    private static boolean asKnown(StoredBackup stored, Backup known) {
        return known.state() == BackupState.SEALED && stored.dataSize() == known.size();
    }

    private Optional<List<String>> examine(StoredBackup stored, @Nullable Backup known, Findings findings) {
        Optional<Manifest> manifest = files.manifest(stored.prefix());
        if (manifest.isPresent() && (known == null || known.state() != BackupState.SEALED)) {
            catalogue.adopt(manifest.get(), store.name(), stored.pinned());
            findings.adopted(stored.id());
        }
        return manifest.map(stored::faults);
    }

    private void judge(String id, List<String> faults, Findings findings) {
        if (faults.isEmpty()) {
            findings.whole();
        } else {
            distrust(id, faults);
            findings.incomplete(id, faults);
        }
    }

    /** The cheapest of all checks has failed: such a backup must not stand in for an older one. */
    private void distrust(String id, List<String> faults) {
        boolean known = catalogue
                .byId(id)
                .filter(backup -> backup.verdict() == Verdict.DIFFERENT)
                .isPresent();
        if (!known) {
            Instant now = clock.instant();
            String against = "sizes of the objects in store '" + store.name() + "'";
            catalogue.record(
                    new Proof(
                            id,
                            ProofLevel.CHECKSUM,
                            Verdict.DIFFERENT,
                            now,
                            now,
                            null,
                            against,
                            faults,
                            List.of(),
                            0,
                            0),
                    null);
        }
    }

    private void leftover(StoredBackup stored, @Nullable Backup known, boolean remove, Findings findings) {
        BackupState state = known == null ? BackupState.ABANDONED : known.state();
        if (state == BackupState.DUMPING || state == BackupState.PRUNING) {
            return; // somebody is at it, or will be
        }
        findings.leftover(stored);
        // Data of a backup that the catalogue still promises is perhaps only a lost manifest away from whole.
        boolean gone = state == BackupState.ABANDONED || state == BackupState.PRUNED;
        Instant settled = clock.instant().minus(MAY_STILL_BE_MADE);
        if (remove
                && gone
                && BackupId.begun(stored.id()).filter(settled::isAfter).isPresent()) {
            stored.sizes().keySet().forEach(name -> store.delete(stored.prefix() + name));
            store.discardUnfinished(stored.prefix());
            findings.removed(stored);
        }
    }

    private void lose(Backup backup, Findings findings) {
        boolean still = catalogue
                .byId(backup.id())
                .filter(now -> now.state() == BackupState.SEALED)
                .isPresent();
        if (still) {
            catalogue.lost(backup.id(), "its manifest is not in store '" + store.name() + "'");
            findings.lost(backup.id());
        }
    }
}
