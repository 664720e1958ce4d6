package com.sitearis.maintenance.console.pages.today;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.BackupCatalogue;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
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
        Set<String> databases = plan.get().databases().keySet();
        Map<String, Backup> newest = catalogue.newestProven(plan.get().name(), databases);
        return databases.stream()
                .map(database -> new Line(database, newest.get(database)))
                .toList();
    }
}
