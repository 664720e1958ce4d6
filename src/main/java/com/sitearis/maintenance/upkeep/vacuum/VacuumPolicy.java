package com.sitearis.maintenance.upkeep.vacuum;

import com.sitearis.maintenance.upkeep.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Decides which tables are vacuumed or analyzed, and in which order, with the reasons. */
final class VacuumPolicy {

    private static final double MOST_UNSEEN = 0.5;
    private static final long SMALL_PAGES = 128; // 1 MiB: what is smaller is read faster than it is reckoned

    private final VacuumSettings settings;

    VacuumPolicy(VacuumSettings settings) {
        this.settings = settings;
    }

    /** The most urgent first; those that the account may not vacuum are among them. */
    List<Need> needs(List<TableState> tables) {
        return tables.stream()
                .map(this::need)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingDouble(Need::urgency)
                        .reversed()
                        .thenComparing(need -> need.table().name()))
                .toList();
    }

    private Optional<Need> need(TableState table) {
        List<String> reasons = new ArrayList<>();
        double urgency = 0;
        boolean freeze = table.freezeShare() >= settings.freezeAt().doubleValue();
        if (freeze) {
            urgency = 2 + table.freezeShare();
            reasons.add("age " + Figures.count(table.xidAge()) + " transactions, "
                    + Figures.percent(table.freezeShare()) + " of the age at which autovacuum must freeze it");
        }
        if (dead(table)) {
            urgency = Math.max(urgency, 1 + table.deadShare());
            reasons.add(Figures.count(table.dead()) + " dead rows, " + Figures.percent(table.deadShare()));
        }
        if (unseen(table)) {
            urgency = Math.max(urgency, 0.5 + table.unseenShare() / 4);
            reasons.add(Figures.percent(table.unseenShare()) + " of " + Figures.count(table.pages())
                    + " pages not marked all-visible");
        }
        boolean vacuum = !reasons.isEmpty();
        boolean analyze = stale(table);
        if (analyze) {
            urgency = Math.max(urgency, 0.1);
            reasons.add(
                    table.lastAnalyze() == null && table.rows() < 0
                            ? "never analyzed"
                            : Figures.count(table.changed()) + " rows changed since it was analyzed");
        }
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of(new Need(table, vacuum, freeze, analyze, urgency, reasons));
    }

    private boolean dead(TableState table) {
        return table.dead() >= settings.deadRows()
                && table.deadShare() >= settings.deadShare().doubleValue();
    }

    private static boolean unseen(TableState table) {
        return !table.system() && table.pages() >= SMALL_PAGES && table.unseenShare() >= MOST_UNSEEN;
    }

    /** Half way to autovacuum's own threshold: it comes rarely to tables that change slowly. */
    private static boolean stale(TableState table) {
        return !table.system()
                && (table.changed() > table.analyzeThreshold() / 2 || (table.rows() < 0 && table.changed() > 0));
    }
}
