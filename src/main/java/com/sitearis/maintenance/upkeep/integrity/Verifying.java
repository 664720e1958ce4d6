package com.sitearis.maintenance.upkeep.integrity;

import com.sitearis.maintenance.run.StepScope;
import com.sitearis.maintenance.upkeep.TimeBudget;
import com.sitearis.maintenance.upkeep.UpkeepSession;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verifies relations with amcheck, the longest unverified first. Each outcome is kept at once: a run that is cut short, or
 * whose time is over, is gone on with by the next.
 */
final class Verifying {

    /** Damaged pages and index entries; unreadable blocks. */
    private static final Set<String> DAMAGE = Set.of("XX001", "XX002", "58030");

    private static final Set<String> OUT_OF_TIME = Set.of("57014");
    private static final int NAMED_TOGETHER = 50;
    private static final int MOST_COMPLAINTS = 5;

    private final UpkeepSession session;
    private final AmcheckRights rights;
    private final IntegrityCheckSettings settings;
    private final RelationChecks checks;
    private final Clock clock;
    private final StepScope scope;
    private final List<String> sound = new ArrayList<>();
    private int unfinished;

    Verifying(
            UpkeepSession session,
            AmcheckRights rights,
            IntegrityCheckSettings settings,
            RelationChecks checks,
            Clock clock,
            StepScope scope) {
        this.session = session;
        this.rights = rights;
        this.settings = settings;
        this.checks = checks;
        this.clock = clock;
        this.scope = scope;
    }

    /** @param since what was verified from then on is not verified again: this run's slot */
    void verify(List<Relation> relations, TimeBudget budget, Instant since) throws SQLException {
        Map<String, Instant> last = checks.last();
        List<Relation> waiting = relations.stream()
                .filter(relation -> relation.index() ? rights.indexes() : rights.heaps())
                .filter(relation ->
                        last.getOrDefault(relation.name(), Instant.MIN).isBefore(since))
                .sorted(Comparator.comparing((Relation relation) -> last.getOrDefault(relation.name(), Instant.MIN))
                        .thenComparing(Relation::name))
                .toList();
        int done = 0;
        for (Relation relation : waiting) {
            if (budget.spent()) {
                break;
            }
            verify(relation, budget.left());
            scope.progress(++done, waiting.size());
        }
        tellSound();
        scope.note((done - unfinished) + " of " + waiting.size() + " relations verified"
                + (done - unfinished < waiting.size() ? "; the rest waits for the next run" : ""));
    }

    private void verify(Relation relation, Duration within) throws SQLException {
        long begun = System.nanoTime();
        String sql = sql(relation);
        try {
            List<String> complaints = session.rows(sql, within, row -> UpkeepSession.oneLine(row.getString(1)));
            String damage = String.join("; ", complaints); // a sound index answers one empty text
            record(relation, begun, damage.isEmpty() ? null : damage);
        } catch (SQLException refused) {
            refused(relation, begun, refused);
        }
    }

    private void refused(Relation relation, long begun, SQLException refused) throws SQLException {
        String state = String.valueOf(refused.getSQLState());
        String reason = UpkeepSession.oneLine(String.valueOf(refused.getMessage()));
        if (DAMAGE.contains(state)) {
            record(relation, begun, reason);
        } else if (state.startsWith("08")) {
            throw refused;
        } else {
            scope.checkStop();
            unfinished++;
            String why = OUT_OF_TIME.contains(state) ? "the time was over before it was verified" : reason;
            scope.note(relation.name() + ": " + why);
        }
    }

    private void record(Relation relation, long begun, @Nullable String damage) {
        checks.checked(relation, clock.instant(), Duration.ofNanos(System.nanoTime() - begun), damage);
        if (damage != null) {
            scope.note("DAMAGED: " + relation.name() + ": " + damage);
            return;
        }
        sound.add(relation.name());
        if (sound.size() == NAMED_TOGETHER) {
            tellSound();
        }
    }

    private void tellSound() {
        if (!sound.isEmpty()) {
            scope.note("sound, by verify_heapam and bt_index_check: " + String.join(", ", sound));
            sound.clear();
        }
    }

    private String sql(Relation relation) {
        if (!relation.index()) {
            return "select 'block ' || blkno || coalesce(', item ' || offnum, '') || ': ' || msg from "
                    + rights.schema() + ".verify_heapam(" + relation.literal() + ", check_toast => true) limit "
                    + MOST_COMPLAINTS;
        }
        String function = settings.parents() && rights.parents() ? "bt_index_parent_check" : "bt_index_check";
        return "select " + rights.schema() + "." + function + "(" + relation.literal() + ", " + settings.everyRow()
                + ")";
    }
}
