package com.sitearis.maintenance.upkeep.vacuum;

import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.run.StepScope;
import com.sitearis.maintenance.upkeep.UpkeepSession;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * What a vacuum run would do now, and how autovacuum is; nothing is changed.
 *
 * @param steps in the order of need
 */
public record VacuumPreview(String database, String autovacuum, List<Step> steps) {

    /**
     * One table.
     *
     * @param allowed whether the account may do it
     */
    public record Step(String table, String sql, boolean allowed, List<String> reasons) {}

    public static VacuumPreview of(Database database, VacuumSettings settings, StepScope scope) throws SQLException {
        try (UpkeepSession session = UpkeepSession.open(database, scope, settings.lockWait())) {
            VacuumStock stock = VacuumStock.take(session);
            List<Step> steps = stock.needs(settings).stream()
                    .map(need -> new Step(
                            need.table().name(), need.sql(), need.table().may(), need.reasons()))
                    .toList();
            return new VacuumPreview(database.name(), stock.autovacuum().text(), steps);
        }
    }

    /** As a job file that names nothing but the database. */
    public static VacuumSettings standard(String database) {
        return new VacuumSettings(
                List.of(database),
                Duration.ofHours(2),
                Duration.ofSeconds(2),
                true,
                1000,
                new BigDecimal("0.05"),
                new BigDecimal("0.5"),
                Duration.ofHours(1));
    }
}
