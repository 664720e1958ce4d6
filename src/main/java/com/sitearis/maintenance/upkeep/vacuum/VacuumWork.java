package com.sitearis.maintenance.upkeep.vacuum;

import com.sitearis.maintenance.finding.Finding;
import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.StepScope;
import com.sitearis.maintenance.upkeep.Gauges;
import com.sitearis.maintenance.upkeep.Ledger;
import com.sitearis.maintenance.upkeep.TimeBudget;
import com.sitearis.maintenance.upkeep.UpkeepSession;
import com.sitearis.maintenance.upkeep.WorkTime;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The steps of one vacuum run. */
final class VacuumWork {

    static final String SOURCE = "upkeep.vacuum";

    private final Assignment<VacuumSettings> assignment;
    private final VacuumSettings settings;
    private final Database database;
    private final Ledger ledger;
    private final WorkTime workTime;

    VacuumWork(Assignment<VacuumSettings> assignment, Database database, Ledger ledger, WorkTime workTime) {
        this.assignment = assignment;
        this.settings = assignment.settings();
        this.database = database;
        this.ledger = ledger;
        this.workTime = workTime;
    }

    void vacuum(StepScope scope) throws SQLException {
        if (assignment.flag(VacuumKind.DRY_RUN)) {
            preview(scope);
            return;
        }
        Optional<TimeBudget> budget =
                workTime.budget(database.environment(), settings.timeBudget(), settings.onlyInWindow());
        if (budget.isEmpty()) {
            scope.note("no maintenance window of " + database.environment()
                    + " is open: nothing is vacuumed (only-in-window: false would allow it)");
            return;
        }
        try (UpkeepSession session = UpkeepSession.open(database, scope, settings.lockWait())) {
            work(session, budget.get(), scope);
        }
    }

    private void preview(StepScope scope) throws SQLException {
        List<VacuumPreview.Step> steps =
                VacuumPreview.of(database, settings, scope).steps();
        scope.note("a dry run: nothing is vacuumed; " + steps.size() + " tables need it");
        steps.forEach(step -> scope.note((step.allowed() ? "would run " : "is another's: ") + step.sql() + ", because "
                + String.join("; ", step.reasons())));
    }

    private void work(UpkeepSession session, TimeBudget budget, StepScope scope) throws SQLException {
        VacuumStock stock = VacuumStock.take(session);
        if (stock.autovacuum().replica()) {
            scope.note("this is a replica: it is vacuumed by its primary");
            return;
        }
        List<Need> needs = stock.needs(settings);
        List<Need> allowed = needs.stream().filter(need -> need.table().may()).toList();
        scope.note(needs.size() + " tables need it, " + (needs.size() - allowed.size()) + " of them belong to others");
        int done = 0;
        for (Need need : allowed) {
            if (budget.spent()) {
                scope.note("the time is over: " + (allowed.size() - done) + " tables wait for the next run");
                break;
            }
            scope.note(need.table().name() + ": " + String.join("; ", need.reasons()));
            session.change(need.sql(), budget.left());
            done++;
            scope.progress(done, allowed.size());
        }
        if (done > 0) {
            session.awaitStatistics();
        }
    }

    /** What is left after the work, or without it. */
    void takeStock(StepScope scope) throws SQLException {
        try (UpkeepSession session = UpkeepSession.open(database, scope, settings.lockWait())) {
            VacuumStock stock = VacuumStock.take(session);
            List<Finding> found = new VacuumFindingPolicy(settings).findings(stock);
            Gauges gauges = ledger.gauges(database);
            gauges.add(
                    "db.dead-rows",
                    stock.tables().stream().mapToLong(TableState::dead).sum());
            gauges.add("db.freeze-age", stock.autovacuum().xidAge());
            gauges.add("db.multixact-age", stock.autovacuum().multixactAge());
            scope.note(stock.autovacuum().text());
            // Without the right to see others, nobody can say that a blocker is gone.
            ledger.enter(
                    assignment,
                    database,
                    SOURCE,
                    found,
                    finding ->
                            stock.autovacuum().seesOthers() || !finding.kind().equals(VacuumFindingPolicy.BLOCKED),
                    gauges,
                    scope);
        }
    }
}
