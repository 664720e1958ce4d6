package com.sitearis.maintenance.backup.retention;

import com.sitearis.maintenance.backup.DatabaseBackupSettings;
import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.Schedule;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the plan's jobs together say about the backups of one database. */
public final class TierRules {

    private final List<JobSpec> jobs;

    public TierRules(MaintenancePlan plan, String database) {
        this.jobs = plan.jobs().stream()
                .filter(job -> job.settings() instanceof DatabaseBackupSettings)
                .filter(job -> job.targets().contains(database))
                .toList();
    }

    private static DatabaseBackupSettings settings(JobSpec job) {
        return (DatabaseBackupSettings) job.settings();
    }

    /** Each tier's period. Two jobs of one tier: the longer period counts, so that nothing goes too early. */
    public Map<String, Period> keep() {
        Map<String, Period> keep = new LinkedHashMap<>();
        for (JobSpec job : jobs) {
            keep.merge(settings(job).tier(), settings(job).keep(), TierRules::longer);
        }
        return keep;
    }

    private static Period longer(Period one, Period other) {
        return LocalDate.EPOCH.plus(one).isBefore(LocalDate.EPOCH.plus(other)) ? other : one;
    }

    /** The policy that prunes one store's backups of the database. */
    public RetentionPolicy policy() {
        int atLeast =
                jobs.stream().mapToInt(job -> settings(job).keepAtLeast()).max().orElse(1);
        return new RetentionPolicy(keep(), atLeast);
    }

    /** Tiers that come by themselves: these share dumps. */
    public Set<String> scheduled() {
        Set<String> tiers = new HashSet<>();
        for (JobSpec job : jobs) {
            if (!(job.schedule() instanceof Schedule.OnDemand)) {
                tiers.add(settings(job).tier());
            }
        }
        return tiers;
    }

    /** The job that makes backups of a tier; for no tier, the one that is there to be asked. */
    public Optional<JobSpec> jobFor(String tier) {
        return jobs.stream().filter(job -> settings(job).tier().equals(tier)).findFirst();
    }

    /** The job a person means who just asks for a backup. */
    public Optional<JobSpec> onDemand() {
        return jobs.stream()
                .filter(job -> job.schedule() instanceof Schedule.OnDemand)
                .findFirst()
                .or(() -> jobs.stream().findFirst());
    }

    public Set<String> tiers() {
        return keep().keySet();
    }

    /** The stores that hold backups of the database, by their names in the plan. */
    public Set<String> stores() {
        Set<String> stores = new HashSet<>();
        jobs.forEach(job -> stores.add(settings(job).store()));
        return stores;
    }

    /** The settings of the job whose backups lie in a store; they say how to open them. */
    public Optional<DatabaseBackupSettings> settingsFor(String store) {
        return jobs.stream()
                .map(TierRules::settings)
                .filter(settings -> settings.store().equals(store))
                .findFirst();
    }
}
