package com.sitearis.maintenance.upkeep.vacuum;

import static com.sitearis.maintenance.finding.Severity.NOTE;
import static com.sitearis.maintenance.finding.Severity.SEVERE;
import static com.sitearis.maintenance.finding.Severity.WARNING;

import com.sitearis.maintenance.finding.Finding;
import com.sitearis.maintenance.finding.Severity;
import com.sitearis.maintenance.upkeep.Figures;
import com.sitearis.maintenance.upkeep.vacuum.VacuumStock.Autovacuum;
import com.sitearis.maintenance.upkeep.vacuum.VacuumStock.Blocker;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with vacuum in a database. */
final class VacuumFindingPolicy {

    static final String BLOCKED = "vacuum-blocked";

    /** Half way to the end, and vacuum_failsafe_age, where the server drops all other bounds. */
    private static final long WARN_AGE = 1_000_000_000;

    private static final long SEVERE_AGE = 1_600_000_000;

    /** How far beyond the age of a forced freeze shows that autovacuum does not get there. */
    private static final double FREEZE_LATE = 1.25;

    private static final double THRESHOLDS_LATE = 2;
    private static final long BLOCKING_AGE = 10_000_000;

    private final VacuumSettings settings;

    VacuumFindingPolicy(VacuumSettings settings) {
        this.settings = settings;
    }

    List<Finding> findings(VacuumStock stock) {
        List<Finding> found = new ArrayList<>();
        Autovacuum autovacuum = stock.autovacuum();
        if (!autovacuum.running()) {
            found.add(new Finding(
                    "autovacuum-off", "", WARNING, autovacuum.text(), "set autovacuum and track_counts to on"));
        }
        wraparound("transaction", autovacuum.xidAge(), found);
        wraparound("multixact", autovacuum.multixactAge(), found);
        stock.blockers().stream()
                .filter(this::blocks)
                .map(VacuumFindingPolicy::blocked)
                .forEach(found::add);
        stock.tables().forEach(table -> table(table, found));
        return found;
    }

    private static void wraparound(String what, long age, List<Finding> found) {
        if (age >= WARN_AGE) {
            found.add(new Finding(
                    "wraparound",
                    what + " ids",
                    age >= SEVERE_AGE ? SEVERE : WARNING,
                    "oldest " + what + " id is " + Figures.count(age) + " old, "
                            + Figures.percent(age / VacuumStock.LAST_TRANSACTION)
                            + " of the way to the point where the server takes no more writes",
                    "find what holds vacuum back (findings vacuum-blocked), then vacuum the oldest tables"));
        }
    }

    private boolean blocks(Blocker blocker) {
        Double seconds = blocker.seconds();
        return blocker.age() >= BLOCKING_AGE
                || (seconds != null && seconds >= settings.blockedFor().toSeconds());
    }

    private static Finding blocked(Blocker blocker) {
        Double seconds = blocker.seconds();
        String since = seconds == null ? "" : String.format(java.util.Locale.ROOT, ", for %.0f min", seconds / 60);
        String what = switch (blocker.what()) {
            case "replication slot" -> "drop the slot if nobody reads it any more, or mend its reader";
            case "prepared transaction" -> "commit prepared or rollback prepared";
            default -> "end the session, or have its program commit earlier";
        };
        return new Finding(
                BLOCKED,
                blocker.what() + " " + blocker.name(),
                WARNING,
                "holds back what vacuum may remove by " + Figures.count(blocker.age()) + " transactions" + since,
                what);
    }

    private static void table(TableState table, List<Finding> found) {
        if (table.freezeShare() >= FREEZE_LATE) {
            Severity severity = Math.max(table.xidAge(), table.multixactAge()) >= SEVERE_AGE ? SEVERE : WARNING;
            found.add(new Finding(
                    "freeze-overdue",
                    table.name(),
                    severity,
                    "age " + Figures.count(table.xidAge()) + " transactions, multixacts "
                            + Figures.count(table.multixactAge()) + "; autovacuum should have frozen it at "
                            + Figures.count(table.xidMax()),
                    "vacuum (freeze) " + table.name() + (table.may() ? "" : "; its owner has to do it")));
        }
        if (table.autovacuumOff()) {
            found.add(new Finding(
                    "table-autovacuum-off",
                    table.name(),
                    NOTE,
                    "autovacuum_enabled is off for this table; " + Figures.count(table.dead()) + " dead rows",
                    "alter table " + table.name() + " reset (autovacuum_enabled)"));
        }
        if (table.dead() > THRESHOLDS_LATE * table.vacuumThreshold()) {
            found.add(new Finding(
                    "vacuum-behind",
                    table.name(),
                    WARNING,
                    Figures.count(table.dead()) + " dead rows, " + Figures.percent(table.deadShare())
                            + "; autovacuum's threshold is " + Figures.count(table.vacuumThreshold())
                            + (table.lastVacuum() == null ? "; never vacuumed" : "; last vacuum " + table.lastVacuum()),
                    table.may()
                            ? "see what held it back; lower autovacuum_vacuum_scale_factor for this table"
                            : "the account may not vacuum it: its owner has to, or grant it the right"));
        }
    }
}
