package com.sitearis.maintenance.console.backups;

import static com.sitearis.maintenance.backup.recovery.DatabaseRestoreKind.BACKUP;
import static com.sitearis.maintenance.backup.recovery.DatabaseRestoreKind.INTO;
import static com.sitearis.maintenance.backup.recovery.DatabaseRestoreKind.REPLACING;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.BackupCatalogue;
import com.sitearis.maintenance.backup.BackupNotFound;
import com.sitearis.maintenance.backup.BackupState;
import com.sitearis.maintenance.backup.recovery.DatabaseNames;
import com.sitearis.maintenance.backup.recovery.ReplacementNotConfirmed;
import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.run.Run;
import com.sitearis.maintenance.run.RunParameters;
import com.sitearis.maintenance.run.RunRequests;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs about one backup, as pages and API ask for them. Nodes carry them out as any other run: nobody has to wait for them, and
 * no browser has to stay open.
 */
public class BackupRuns {

    /** The kind that proves a backup by restoring it on a scratch server. */
    private static final String PROOF = "restore-drill";
    /** The kind that restores one into a new database. */
    private static final String RESTORE = "database-restore";

    /** Somebody waits for the answer, and a connection of the pool waits with them. */
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final RunRequests runs;
    private final BackupCatalogue catalogue;
    private final Supplier<MaintenancePlan> plan;

    BackupRuns(RunRequests runs, BackupCatalogue catalogue, Supplier<MaintenancePlan> plan) {
        this.runs = runs;
        this.catalogue = catalogue;
        this.plan = plan;
    }

    /**
     * Who asks, and why.
     *
     * @param reason null for none
     */
    public record Asked(String by, @Nullable String reason) {}

    public boolean canProve(String database) {
        return job(PROOF, database).isPresent();
    }

    public boolean canRestore(String database) {
        return job(RESTORE, database).isPresent();
    }

    public Run prove(String id, Asked asked) {
        Backup backup = restorable(id);
        return runs.begin(
                jobOf(PROOF, backup).name(), backup.database(), asked.by(), words(backup, asked), Map.of(BACKUP, id));
    }

    /** Into a new database; a name that is taken is refused here, and once more by the run. */
    public Run restore(String id, @Nullable String into, Asked asked) {
        Backup backup = restorable(id);
        JobSpec job = jobOf(RESTORE, backup);
        Map<String, String> parameters = checked(job, backup, into);
        return runs.begin(job.name(), backup.database(), asked.by(), words(backup, asked), Map.copyOf(parameters));
    }

    /**
     * The same; then the proven copy takes the name of the database it comes from.
     *
     * @param confirm the name of the database on its server, said once more
     */
    public Run replace(String id, @Nullable String into, @Nullable String confirm, Asked asked) {
        Backup backup = restorable(id);
        JobSpec job = jobOf(RESTORE, backup);
        String replaced = address(backup).database();
        if (!replaced.equals(confirm)) {
            throw new ReplacementNotConfirmed(confirm == null ? "" : confirm, replaced);
        }
        Map<String, String> parameters = checked(job, backup, into);
        return runs.beginConfirmed(
                job.name(),
                backup.database(),
                asked.by(),
                words(backup, asked) + ", in place of " + replaced,
                Map.of(BACKUP, id, INTO, Objects.requireNonNull(parameters.get(INTO)), REPLACING, replaced));
    }

    /** One that lies in its store, of a database that the plan has. */
    public Backup restorable(String id) {
        return catalogue
                .byId(id)
                .filter(backup -> backup.state() == BackupState.SEALED
                        && backup.plan().equals(plan.get().name())
                        && plan.get().databases().containsKey(backup.database()))
                .orElseThrow(() -> BackupNotFound.named(id));
    }

    /** The name on its server of the database a backup is of. */
    public String databaseName(Backup backup) {
        return address(backup).database();
    }

    private Map<String, String> checked(JobSpec job, Backup backup, @Nullable String into) {
        Map<String, String> parameters =
                RunParameters.check(job, Map.of(BACKUP, backup.id(), INTO, into == null ? "" : into));
        try {
            new DatabaseNames(address(backup), CONNECT).requireFree(Objects.requireNonNull(parameters.get(INTO)));
        } catch (SQLException e) {
            throw new IllegalStateException("the server of " + backup.database() + " did not list its databases", e);
        }
        return parameters;
    }

    private PgAddress address(Backup backup) {
        return Objects.requireNonNull(plan.get().databases().get(backup.database()))
                .address();
    }

    private static String words(Backup backup, Asked asked) {
        return "backup " + backup.id() + (asked.reason() == null ? "" : ", " + asked.reason());
    }

    private JobSpec jobOf(String kind, Backup backup) {
        return job(kind, backup.database()).orElseThrow(() -> new JobMissing(kind, backup.database()));
    }

    private Optional<JobSpec> job(String kind, String database) {
        return plan.get().jobs().stream()
                .filter(job -> job.kind().name().equals(kind) && job.targets().contains(database))
                .findFirst();
    }
}
