package com.sitearis.maintenance.upkeep.index;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is known of an index's size and of what it holds.
 *
 * @param width average bytes of a key
 * @param unknown whether statistics of a column are missing or not to be seen
 * @param stale rows that changed since the statistics were collected
 */
record Bloat(long id, long pages, double rows, double width, boolean unknown, int fillfactor, long stale) {

    private static final int PAGE = 8192;
    private static final int PAGE_OVERHEAD = 40; // page header 24, B-tree's own area 16
    private static final int TUPLE_OVERHEAD = 12; // tuple header 8, line pointer 4
    private static final int ALIGNMENT = 8;
    private static final double MOST_STALE = 0.2;

    static Bloat of(ResultSet row) throws SQLException {
        return new Bloat(
                row.getLong("id"),
                row.getLong("pages"),
                row.getDouble("rows"),
                row.getDouble("width"),
                row.getBoolean("unknown"),
                row.getInt("fillfactor"),
                row.getLong("stale"));
    }

    /** The share of its pages that a rebuild would free; empty when nobody can say. */
    OptionalDouble share() {
        if (unknown || rows < 0 || pages == 0) {
            return OptionalDouble.empty();
        }
        double tuple = Math.ceil(width / ALIGNMENT) * ALIGNMENT + TUPLE_OVERHEAD;
        double perPage = Math.max(1, Math.floor((PAGE - PAGE_OVERHEAD) * (fillfactor / 100.0) / tuple));
        double needed = Math.ceil(rows / perPage) + 1; // and the meta page; inner pages are under one in a hundred
        return OptionalDouble.of(Math.max(0, 1 - needed / pages));
    }

    long bytes() {
        return (long) (share().orElse(0) * pages * PAGE);
    }

    /** Why the estimate may be off. */
    Optional<String> doubt() {
        return stale > MOST_STALE * Math.max(rows, 1)
                ? Optional.of(stale + " rows changed since the statistics were collected")
                : Optional.empty();
    }
}
