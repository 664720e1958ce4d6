package com.sitearis.maintenance.kpi.source;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.BackupCatalogue;
import com.sitearis.maintenance.backup.BackupFilter;
import com.sitearis.maintenance.kpi.definition.Report;
import com.sitearis.maintenance.kpi.inputs.BackupLine;
import com.sitearis.maintenance.kpi.inputs.Input;
import com.sitearis.maintenance.kpi.inputs.MonthInputs;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The backups of the month, those that are gone by now included. */
public final class BackupSource implements MonthSource {

    private final BackupCatalogue catalogue;
    private final Supplier<MaintenancePlan> plan;

    public BackupSource(BackupCatalogue catalogue, Supplier<MaintenancePlan> plan) {
        this.catalogue = catalogue;
        this.plan = plan;
    }

    @Override
    public MonthInputs add(MonthInputs inputs, Report report, boolean detail) {
        if (!detail) {
            return inputs;
        }
        List<BackupLine> lines = catalogue
                .list(BackupFilter.everything().ofPlan(plan.get().name()))
                .stream()
                .filter(backup -> YearMonth.from(backup.date()).equals(inputs.month()))
                .map(BackupSource::line)
                .sorted(Comparator.comparing(BackupLine::date).thenComparing(BackupLine::id))
                .toList();
        return inputs.with(parts -> parts.backups = Input.of(lines, "backups"));
    }

    private static BackupLine line(Backup backup) {
        return new BackupLine(
                backup.id(),
                backup.database(),
                backup.date(),
                backup.tiers().stream().map(tier -> tier.name()).collect(Collectors.joining(", ")),
                backup.size(),
                backup.verdict().name(),
                backup.provenAt(),
                backup.restoreTime(),
                backup.state().name());
    }
}
