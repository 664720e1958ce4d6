package com.sitearis.maintenance.upkeep.vacuum;

import java.util.List;

/**
 * What a table needs.
 *
 * @param vacuum false when only its statistics are stale
 * @param urgency orders needs: freezing is over 2, dead rows over 1, the rest below
 * @param reasons for people, the weightiest first
 */
record Need(TableState table, boolean vacuum, boolean freeze, boolean analyze, double urgency, List<String> reasons) {

    /** Never FULL. Without truncation, which would need an exclusive lock; without waiting for whoever holds the table. */
    String sql() {
        if (!vacuum) {
            return "analyze (skip_locked) " + table.name();
        }
        return "vacuum (" + (freeze ? "freeze, " : "") + (analyze ? "analyze, " : "") + "skip_locked, truncate false) "
                + table.name();
    }
}
