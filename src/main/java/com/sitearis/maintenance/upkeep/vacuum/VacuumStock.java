package com.sitearis.maintenance.upkeep.vacuum;

import com.sitearis.maintenance.upkeep.Figures;
import com.sitearis.maintenance.upkeep.UpkeepSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that is known about vacuum in a database at one time. */
record VacuumStock(List<TableState> tables, Autovacuum autovacuum, List<Blocker> blockers) {

    /** How many transactions may pass in all before the server refuses to begin another. */
    static final double LAST_TRANSACTION = 2_147_483_648d - 3_000_000;

    /**
     * Autovacuum's settings, and how far transaction ids have come.
     *
     * @param seesOthers whether the account may see other accounts' transactions
     */
    record Autovacuum(
            boolean running,
            int maxWorkers,
            String naptime,
            String costDelay,
            long freezeMax,
            int workers,
            long xidAge,
            long multixactAge,
            boolean seesOthers,
            boolean replica) {

        static Autovacuum of(ResultSet row) throws SQLException {
            return new Autovacuum(
                    row.getBoolean("running"),
                    row.getInt("max_workers"),
                    row.getString("naptime"),
                    row.getString("cost_delay"),
                    row.getLong("freeze_max"),
                    row.getInt("workers"),
                    row.getLong("xid_age"),
                    row.getLong("multixact_age"),
                    row.getBoolean("sees_others"),
                    row.getBoolean("replica"));
        }

        String text() {
            return "autovacuum " + (running ? "on" : "OFF") + ", " + workers + " of " + maxWorkers
                    + " workers busy, every " + naptime + ", cost delay " + costDelay + "; transaction age "
                    + Figures.count(xidAge) + ", " + Figures.percent(xidAge / LAST_TRANSACTION)
                    + " of the way to wraparound; multixact age " + Figures.count(multixactAge)
                    + (seesOthers ? "" : "; other accounts' transactions are not seen without pg_read_all_stats");
        }
    }

    /**
     * Something that holds vacuum back.
     *
     * @param age in transactions
     * @param seconds null when it is not known since when
     */
    record Blocker(
            String what, String name, long age, @Nullable Double seconds) {

        static Blocker of(ResultSet row) throws SQLException {
            double seconds = row.getDouble("seconds");
            return new Blocker(
                    row.getString("what"), row.getString("name"), row.getLong("age"), row.wasNull() ? null : seconds);
        }
    }

    static VacuumStock take(UpkeepSession session) throws SQLException {
        return new VacuumStock(
                session.ask("vacuum-need", TableState::of),
                session.ask("autovacuum", Autovacuum::of).get(0),
                session.ask("vacuum-blockers", Blocker::of));
    }

    List<Need> needs(VacuumSettings settings) {
        return new VacuumPolicy(settings).needs(tables);
    }
}
