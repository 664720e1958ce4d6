package com.sitearis.maintenance.upkeep.index;

import com.sitearis.maintenance.finding.Finding;
import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.postgres.DatabaseUnreachable;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.StepScope;
import com.sitearis.maintenance.upkeep.Gauges;
import com.sitearis.maintenance.upkeep.Ledger;
import com.sitearis.maintenance.upkeep.TimeBudget;
import com.sitearis.maintenance.upkeep.UpkeepSession;
import com.sitearis.maintenance.upkeep.WorkTime;
import com.sitearis.maintenance.upkeep.index.IndexReviewSettings.Rebuild;
import com.sitearis.maintenance.upkeep.index.IndexStock.Usage;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The steps of one index review. */
final class IndexReviewWork {

    static final String SOURCE = "upkeep.index";
    private static final Duration LOCK_WAIT = Duration.ofSeconds(5);

    private final Assignment<IndexReviewSettings> assignment;
    private final IndexReviewSettings settings;
    private final Database database;
    private final Ledger ledger;
    private final WorkTime workTime;

    IndexReviewWork(Assignment<IndexReviewSettings> assignment, Database database, Ledger ledger, WorkTime workTime) {
        this.assignment = assignment;
        this.settings = assignment.settings();
        this.database = database;
        this.ledger = ledger;
        this.workTime = workTime;
    }

    void rebuild(StepScope scope) throws SQLException {
        if (assignment.flag(IndexReviewKind.DRY_RUN)) {
            scope.note("a dry run: nothing is rebuilt, whatever the job file allows");
            return;
        }
        Rebuild allowed = settings.rebuild();
        if (allowed == null) {
            scope.note("the job file allows no rebuild");
            return;
        }
        Optional<TimeBudget> budget =
                workTime.budget(database.environment(), allowed.timeBudget(), allowed.onlyInWindow());
        if (budget.isEmpty()) {
            scope.note("no maintenance window of " + database.environment() + " is open: nothing is rebuilt");
            return;
        }
        try (UpkeepSession session = UpkeepSession.open(database, scope, allowed.lockWait())) {
            IndexStock stock = IndexStock.take(session, database.name());
            new Rebuilding(session, allowed, budget.get(), scope).carryOut(stock, policy());
        }
    }

    void review(StepScope scope) throws SQLException {
        IndexStock stock = take(scope);
        stock.unseen().forEach(scope::note);
        IndexPolicy policy = policy();
        List<Finding> found = policy.findings(stock);
        ledger.enter(
                assignment, database, SOURCE, found, finding -> covered(stock, finding), gauges(stock, found), scope);
    }

    /** A replica that did not answer may read what nobody else does: then nothing is said about use. */
    private static boolean covered(IndexStock stock, Finding finding) {
        return stock.unseen().isEmpty() || !finding.kind().equals(IndexPolicy.UNUSED);
    }

    private IndexStock take(StepScope scope) throws SQLException {
        IndexStock stock;
        try (UpkeepSession session = UpkeepSession.open(database, scope, LOCK_WAIT)) {
            stock = IndexStock.take(session, database.name());
        }
        int given = 0;
        for (String name : settings.replicas()) {
            Database replica =
                    Objects.requireNonNull(assignment.plan().databases().get(name));
            try (UpkeepSession session = UpkeepSession.open(replica, scope, LOCK_WAIT)) {
                Usage usage = IndexStock.usage(session, name);
                stock = usage.replica()
                        ? stock.with(usage)
                        : stock.unseen(name + " is no replica: its reads do not count, and its indexes are others");
                given++;
            } catch (DatabaseUnreachable unreachable) {
                stock = stock.unseen("replica " + name + ": " + unreachable.getMessage());
            }
        }
        int streaming = stock.usage().get(0).replicas();
        return streaming > given
                ? stock.unseen(streaming + " servers replicate from it, " + given
                        + " are named under replicas: reads on the others are not seen")
                : stock;
    }

    private IndexPolicy policy() {
        return new IndexPolicy(settings);
    }

    private Gauges gauges(IndexStock stock, List<Finding> found) {
        Gauges gauges = ledger.gauges(database);
        gauges.add(
                "db.index-size",
                stock.indexes().stream().mapToLong(IndexState::bytes).sum());
        if (stock.bloat().values().stream().noneMatch(Bloat::unknown)) {
            gauges.add(
                    "db.bloat",
                    stock.bloat().values().stream().mapToLong(Bloat::bytes).sum());
        }
        if (stock.unseen().isEmpty()) {
            List<String> unused = found.stream()
                    .filter(finding -> finding.kind().equals(IndexPolicy.UNUSED))
                    .map(Finding::object)
                    .toList();
            gauges.add(
                    "db.unused-indexes",
                    stock.indexes().stream()
                            .filter(index -> unused.contains(index.name()))
                            .mapToLong(IndexState::bytes)
                            .sum());
        }
        return gauges;
    }
}
