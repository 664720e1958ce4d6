package com.sitearis.maintenance.console.api.backup;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.BackupCatalogue;
import com.sitearis.maintenance.backup.listing.BackupListing;
import com.sitearis.maintenance.backup.retention.Decision;
import com.sitearis.maintenance.backup.retention.TierRules;
import com.sitearis.maintenance.console.api.PlanNames;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The catalogue with what retention says of it, as of now. */
@Component
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class BackupShelf {

    private final BackupCatalogue catalogue;
    private final PlanNames names;
    private final Clock clock;

    BackupShelf(JdbcClient jdbc, PlanNames names, Clock clock) {
        this.catalogue = new BackupCatalogue(jdbc, clock);
        this.names = names;
        this.clock = clock;
    }

    BackupCatalogue catalogue() {
        return catalogue;
    }

    String plan() {
        return names.plan().name();
    }

    /** @param kept with what keeps each of them */
    List<BackupListing.Line> lines(List<Backup> backups, boolean kept) {
        // A backup of a database that the plan has no more is not decided about.
        List<Decision> decisions = !kept
                ? List.of()
                : backups.stream()
                        .map(Backup::database)
                        .distinct()
                        .filter(names.plan().databases()::containsKey)
                        .flatMap(database -> decisions(database).stream())
                        .toList();
        return new BackupListing(clock.instant()).lines(backups, decisions);
    }

    BackupListing.Sheet sheet(Backup backup) {
        // A backup of a database that the plan has no more is not decided about.
        Optional<Decision> decision = names.plan().databases().containsKey(backup.database())
                ? decisions(backup.database()).stream()
                        .filter(one -> one.backupId().equals(backup.id()))
                        .findFirst()
                : Optional.empty();
        return new BackupListing(clock.instant())
                .sheet(backup, catalogue.manifest(backup.id()), catalogue.proofs(backup.id()), decision);
    }

    /** Newest first. */
    List<Decision> decisions(String database) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), names.plan().zone());
        return new TierRules(names.plan(), names.database(database).name())
                .policy().decide(catalogue.sealedOf(plan(), database), today).stream()
                        .sorted(Comparator.comparing(Decision::backupId).reversed())
                        .toList();
    }
}
