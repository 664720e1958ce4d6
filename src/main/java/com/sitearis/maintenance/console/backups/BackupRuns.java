package com.sitearis.maintenance.console.backups;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.BackupRequests;
import com.sitearis.maintenance.backup.BackupRequests.Request;
import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.run.JobUnknown;
import com.sitearis.maintenance.run.Run;
import com.sitearis.maintenance.run.RunRequests;
import java.util.Optional;
import java.util.function.Supplier;

/** Runs about one backup. Nodes carry them out as any other run: nobody has to wait for them, and no browser has to stay open. */
public class BackupRuns {

    /** The kind that proves a backup by restoring it on a scratch server. */
    static final String PROOF = "restore-drill";
    /** The kind that restores one into a new database. */
    static final String RESTORE = "database-restore";

    private final RunRequests runs;
    private final BackupRequests requests;
    private final Supplier<MaintenancePlan> plan;

    BackupRuns(RunRequests runs, BackupRequests requests, Supplier<MaintenancePlan> plan) {
        this.runs = runs;
        this.requests = requests;
        this.plan = plan;
    }

    public boolean canProve(String database) {
        return job(PROOF, database).isPresent();
    }

    public boolean canRestore(String database) {
        return job(RESTORE, database).isPresent();
    }

    Run prove(Backup backup, String by) {
        return begin(PROOF, backup, Request.about(backup.id(), null), by);
    }

    /** Into a new database; one that exists is refused by the run. */
    public Run restore(Backup backup, String into, String by) {
        return begin(RESTORE, backup, Request.about(backup.id(), into), by);
    }

    private Run begin(String kind, Backup backup, Request request, String by) {
        String database = backup.database();
        JobSpec job = job(kind, database).orElseThrow(() -> new JobUnknown(kind, database));
        return runs.begin(
                job.name(),
                database,
                by,
                "backup " + backup.id(),
                run -> requests.remember(job.name(), database, run.slot(), request));
    }

    private Optional<JobSpec> job(String kind, String database) {
        return plan.get().jobs().stream()
                .filter(job -> job.kind().name().equals(kind) && job.targets().contains(database))
                .findFirst();
    }
}
