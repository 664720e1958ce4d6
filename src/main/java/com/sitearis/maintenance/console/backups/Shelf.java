package com.sitearis.maintenance.console.backups;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.BackupCatalogue;
import com.sitearis.maintenance.backup.BackupNotFound;
import com.sitearis.maintenance.backup.BackupState;
import com.sitearis.maintenance.backup.Workshop;
import com.sitearis.maintenance.backup.listing.BackupListing;
import com.sitearis.maintenance.backup.retention.Decision;
import com.sitearis.maintenance.backup.retention.Pinning;
import com.sitearis.maintenance.backup.retention.TierRules;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.storage.Store;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The catalogue as the pages show it, and its pins. */
public class Shelf {

    private final BackupCatalogue catalogue;
    private final Workshop workshop;
    private final Supplier<MaintenancePlan> plan;
    private final Clock clock;

    /** @param catalogue on the pool; the workshop's opens a connection for every question */
    Shelf(BackupCatalogue catalogue, Workshop workshop, Supplier<MaintenancePlan> plan, Clock clock) {
        this.catalogue = catalogue;
        this.workshop = workshop;
        this.plan = plan;
        this.clock = clock;
    }

    /**
     * What could be restored for certain.
     *
     * @param backup null when none was ever proven
     */
    record Newest(String database, @Nullable Backup backup) {}

    List<Newest> newest() {
        Map<String, Backup> newest = catalogue.newestProven(plan.get().name(), databases());
        return databases().stream()
                .map(database -> new Newest(database, newest.get(database)))
                .toList();
    }

    List<String> databases() {
        return plan.get().databases().keySet().stream().sorted().toList();
    }

    Calendar calendar(String database, YearMonth month) {
        List<Backup> backups =
                catalogue.between(plan.get().name(), database, Calendar.first(month), Calendar.last(month));
        return Calendar.of(month, backups, today());
    }

    /** Of the last year. */
    @Nullable
    SizeTrend trend(String database) {
        return SizeTrend.of(catalogue.sizes(plan.get().name(), database, today().minusYears(1), today()));
    }

    /** What retention says of every restorable backup of a database, newest first. */
    List<Decision> decisions(String database) {
        return new TierRules(plan.get(), database)
                .policy()
                .decide(catalogue.sealedOf(plan.get().name(), database), today());
    }

    BackupListing.Sheet sheet(String id) {
        Backup backup = backup(id);
        Optional<Decision> decision = plan.get().databases().containsKey(backup.database()) && restorable(backup)
                ? decisions(backup.database()).stream()
                        .filter(one -> one.backupId().equals(id))
                        .findFirst()
                : Optional.empty();
        return new BackupListing(clock.instant()).sheet(backup, catalogue.manifest(id), catalogue.proofs(id), decision);
    }

    /** Of this plan, gone or not. */
    public Backup backup(String id) {
        return catalogue
                .byId(id)
                .filter(backup -> backup.plan().equals(plan.get().name()))
                .orElseThrow(() -> BackupNotFound.named(id));
    }

    /** One that lies in its store. */
    Backup restorableOne(String id) {
        return Optional.of(backup(id)).filter(Shelf::restorable).orElseThrow(() -> BackupNotFound.named(id));
    }

    /** Kept for good, or as its tiers say again. */
    public void pin(String id, boolean pinned) {
        Backup backup = restorableOne(id);
        try (Store store = workshop.open(plan.get(), backup.store())) {
            Pinning pinning = new Pinning(catalogue, store, clock);
            if (pinned) {
                pinning.pin(backup);
            } else {
                pinning.unpin(backup);
            }
        }
    }

    static boolean restorable(Backup backup) {
        return backup.state() == BackupState.SEALED;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), plan.get().zone());
    }
}
