package com.sitearis.maintenance.upkeep.index;

import com.sitearis.maintenance.run.StepScope;
import com.sitearis.maintenance.upkeep.TimeBudget;
import com.sitearis.maintenance.upkeep.UpkeepSession;
import com.sitearis.maintenance.upkeep.index.IndexReviewSettings.Rebuild;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Drops what failed rebuilds left and rebuilds what is invalid or bloated, always CONCURRENTLY: nobody has to wait for it. A
 * rebuild that is cut short leaves an invalid copy, which is dropped at once, or by the next run if this one dies.
 */
final class Rebuilding {

    private final UpkeepSession session;
    private final Rebuild allowed;
    private final TimeBudget budget;
    private final StepScope scope;

    Rebuilding(UpkeepSession session, Rebuild allowed, TimeBudget budget, StepScope scope) {
        this.session = session;
        this.allowed = allowed;
        this.budget = budget;
        this.scope = scope;
    }

    void carryOut(IndexStock stock, IndexPolicy policy) throws SQLException {
        if (allowed.dropLeftovers()) {
            dropLeftovers(stock.indexes());
        }
        for (IndexState index : candidates(stock, policy)) {
            if (budget.spent()) {
                scope.note("the time is over: the rest waits for the next run");
                return;
            }
            Set<Long> before = ids(session.ask("indexes", IndexState::of));
            UpkeepSession.Outcome outcome = session.change("reindex index concurrently " + index.name(), budget.left());
            if (outcome.refused() != null) {
                List<IndexState> ours = session.ask("indexes", IndexState::of).stream()
                        .filter(one -> !before.contains(one.id()) && one.table().equals(index.table()))
                        .toList();
                dropLeftovers(ours);
            }
        }
    }

    private static Set<Long> ids(List<IndexState> indexes) {
        return indexes.stream().map(IndexState::id).collect(Collectors.toSet());
    }

    /** TOAST tables belong to the server's own schema: what is left there only a superuser may drop. */
    private void dropLeftovers(List<IndexState> indexes) throws SQLException {
        for (IndexState index : indexes) {
            if (index.leftover() && index.may() && !index.toast() && !budget.spent()) {
                session.change("drop index concurrently if exists " + index.name(), budget.left());
            }
        }
    }

    private List<IndexState> candidates(IndexStock stock, IndexPolicy policy) {
        Comparator<IndexState> bySize = Comparator.comparingLong(IndexState::bytes);
        return stock.indexes().stream()
                .filter(index -> index.may() && !index.toast() && !index.building() && !index.leftover())
                .filter(index -> (allowed.invalid() && index.broken())
                        || (allowed.bloated() && policy.bloated(stock, index).isPresent()))
                .filter(index -> !"exclusion constraint".equals(index.kept())) // cannot be rebuilt concurrently
                .sorted(Comparator.comparing(IndexState::broken).reversed().thenComparing(bySize.reversed()))
                .toList();
    }
}
