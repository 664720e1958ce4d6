package com.sitearis.maintenance.upkeep.integrity;

import com.sitearis.maintenance.backup.BackupCatalogue;
import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.JobSteps;
import com.sitearis.maintenance.run.RunRecipe;
import com.sitearis.maintenance.upkeep.Ledger;
import java.time.Clock;
import java.util.Objects;
import org.springframework.batch.core.job.Job;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Verifies as much as the time allows, validates what is allowed, and takes stock of everything that speaks of integrity. */
public final class IntegrityCheckJob implements RunRecipe<IntegrityCheckSettings> {

    private static final IntegrityCheckKind KIND = new IntegrityCheckKind();

    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final BackupCatalogue backups;
    private final Clock clock;

    public IntegrityCheckJob(Ledger ledger, JdbcClient jdbc, BackupCatalogue backups, Clock clock) {
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.backups = backups;
        this.clock = clock;
    }

    @Override
    public JobKind<IntegrityCheckSettings> kind() {
        return KIND;
    }

    @Override
    public Job build(Assignment<IntegrityCheckSettings> assignment, JobSteps steps) {
        Database database = Objects.requireNonNull(assignment.plan().databases().get(assignment.target()));
        IntegrityWork work = new IntegrityWork(
                assignment, database, ledger, new RelationChecks(jdbc, database.name()), backups, clock);
        return steps.job()
                .start(steps.step("verify", work::verify))
                .next(steps.step("validate", work::validate))
                .next(steps.step("take stock", work::takeStock))
                .build();
    }
}
