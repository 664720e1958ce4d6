package com.sitearis.maintenance.upkeep.vacuum;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A table as {@code sql/upkeep/vacuum-need.sql} tells of it.
 *
 * @param name quoted where it has to be
 * @param rows an estimate; -1 when the table was never analyzed
 * @param insertThreshold null before PostgreSQL 13
 * @param xidMax at this age autovacuum freezes the table, whatever its settings
 * @param may whether the account may vacuum it
 */
record TableState(
        String name,
        double rows,
        long pages,
        long allVisible,
        long dead,
        long changed,
        long inserted,
        double vacuumThreshold,
        @Nullable Double insertThreshold,
        double analyzeThreshold,
        long xidAge,
        long xidMax,
        long multixactAge,
        long multixactMax,
        boolean autovacuumOff,
        @Nullable Instant lastVacuum,
        @Nullable Instant lastAnalyze,
        boolean may) {

    static TableState of(ResultSet row) throws SQLException {
        double insert = row.getDouble("insert_threshold");
        Double insertThreshold = row.wasNull() || insert < 0 ? null : insert;
        return new TableState(
                row.getString("name"),
                row.getDouble("rows"),
                row.getLong("pages"),
                row.getLong("all_visible"),
                row.getLong("dead"),
                row.getLong("changed"),
                row.getLong("inserted"),
                row.getDouble("vacuum_threshold"),
                insertThreshold,
                row.getDouble("analyze_threshold"),
                row.getLong("xid_age"),
                row.getLong("xid_max"),
                row.getLong("multixact_age"),
                row.getLong("multixact_max"),
                row.getBoolean("autovacuum_off"),
                instant(row, "last_vacuum"),
                instant(row, "last_analyze"),
                row.getBoolean("may"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    /** How near autovacuum's forced freeze the table is; 1 is there. */
    double freezeShare() {
        return Math.max((double) xidAge / xidMax, (double) multixactAge / multixactMax);
    }

    /** The share of its rows that are dead; 0 for an empty table. */
    double deadShare() {
        double all = dead + Math.max(rows, 0);
        return all == 0 ? 0 : dead / all;
    }

    /** The share of its pages that index-only scans have to look up and the next freeze has to read. */
    double unseenShare() {
        return pages == 0 ? 0 : 1 - Math.min(1, (double) allVisible / pages);
    }

    boolean system() {
        return name.startsWith("pg_catalog.") || name.startsWith("information_schema.");
    }
}
