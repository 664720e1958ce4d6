package com.sitearis.maintenance.console.pages.today;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.BackupCatalogue;
import com.sitearis.maintenance.backup.BackupFilter;
import com.sitearis.maintenance.backup.Verdict;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** For every database of the plan, what could be restored for certain right now. */
class NewestProofs {

    private final BackupCatalogue catalogue;
    private final Supplier<MaintenancePlan> plan;

    NewestProofs(BackupCatalogue catalogue, Supplier<MaintenancePlan> plan) {
        this.catalogue = catalogue;
        this.plan = plan;
    }

    /**
     * One database.
     *
     * @param backup null when none was ever proven
     */
    record Line(String database, @Nullable Backup backup) {}

    List<Line> lines() {
        return plan.get().databases().keySet().stream()
                .map(database -> new Line(database, newest(database)))
                .toList();
    }

    private @Nullable Backup newest(String database) {
        BackupFilter one = BackupFilter.restorable()
                .ofPlan(plan.get().name())
                .ofDatabase(database)
                .newest(1);
        return Stream.of(Verdict.PROVEN, Verdict.PROVEN_EXCEPT)
                .flatMap(verdict -> catalogue.list(one.withVerdict(verdict)).stream())
                .max(Comparator.comparing(Backup::id))
                .orElse(null);
    }
}
