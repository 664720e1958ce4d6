package com.sitearis.maintenance.upkeep.integrity;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.BackupCatalogue;
import com.sitearis.maintenance.finding.Finding;
import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.StepScope;
import com.sitearis.maintenance.upkeep.Gauges;
import com.sitearis.maintenance.upkeep.Ledger;
import com.sitearis.maintenance.upkeep.TimeBudget;
import com.sitearis.maintenance.upkeep.UpkeepSession;
import com.sitearis.maintenance.upkeep.integrity.IntegrityStock.Checksums;
import com.sitearis.maintenance.upkeep.integrity.IntegrityStock.Unvalidated;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The steps of one integrity check. */
final class IntegrityWork {

    static final String SOURCE = "upkeep.integrity";

    private final Assignment<IntegrityCheckSettings> assignment;
    private final IntegrityCheckSettings settings;
    private final Database database;
    private final Ledger ledger;
    private final RelationChecks checks;
    private final BackupCatalogue backups;
    private final Clock clock;

    IntegrityWork(
            Assignment<IntegrityCheckSettings> assignment,
            Database database,
            Ledger ledger,
            RelationChecks checks,
            BackupCatalogue backups,
            Clock clock) {
        this.assignment = assignment;
        this.settings = assignment.settings();
        this.database = database;
        this.ledger = ledger;
        this.checks = checks;
        this.backups = backups;
        this.clock = clock;
    }

    void verify(StepScope scope) throws SQLException {
        TimeBudget budget = new TimeBudget(clock, clock.instant().plus(settings.timeBudget()));
        try (UpkeepSession session = open(scope)) {
            AmcheckRights rights = rights(session);
            if (!rights.any()) {
                scope.note("nothing is verified: amcheck is missing, or not for this account");
                return;
            }
            List<Relation> relations = session.ask("relations", Relation::of);
            checks.keepOnly(relations.stream().map(Relation::name).toList());
            new Verifying(session, rights, settings, checks, clock, scope).verify(relations, budget, assignment.slot());
        }
    }

    void validate(StepScope scope) throws SQLException {
        if (!settings.validateConstraints()) {
            return;
        }
        TimeBudget budget = new TimeBudget(clock, clock.instant().plus(settings.timeBudget()));
        try (UpkeepSession session = open(scope)) {
            for (Unvalidated one : session.ask("unvalidated-constraints", Unvalidated::of)) {
                if (one.may() && !budget.spent()) {
                    session.change("alter table " + one.table() + " validate constraint " + one.name(), budget.left());
                }
            }
        }
    }

    void takeStock(StepScope scope) throws SQLException {
        IntegrityStock stock = stock(scope);
        List<Finding> found = IntegrityPolicy.findings(stock, settings.provenWithin(), clock.instant());
        Gauges gauges = ledger.gauges(database);
        Long failures = stock.checksums().failures();
        if (failures != null) {
            gauges.add("db.checksum-failures", failures);
        }
        if (stock.rights().any()) {
            gauges.add("db.damaged-relations", stock.damaged().size());
        }
        ledger.enter(assignment, database, SOURCE, found, finding -> true, gauges, scope);
        if (!stock.damaged().isEmpty()) {
            throw new DamageFound(database.name(), stock.damaged());
        }
    }

    private IntegrityStock stock(StepScope scope) throws SQLException {
        List<Backup> sealed = backups.sealedOf(assignment.plan().name(), database.name());
        Map<String, String> damaged = checks.damaged();
        try (UpkeepSession session = open(scope)) {
            return new IntegrityStock(
                    rights(session),
                    damaged,
                    session.ask("checksums", Checksums::of).get(0),
                    session.ask("unvalidated-constraints", Unvalidated::of),
                    sealed);
        }
    }

    private static AmcheckRights rights(UpkeepSession session) throws SQLException {
        return session.ask("amcheck", AmcheckRights::of).get(0);
    }

    private UpkeepSession open(StepScope scope) {
        return UpkeepSession.open(database, scope, settings.lockWait());
    }
}
