package com.sitearis.maintenance.upkeep.growth;

import com.sitearis.maintenance.finding.Finding;
import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.StepScope;
import com.sitearis.maintenance.upkeep.Gauges;
import com.sitearis.maintenance.upkeep.Ledger;
import com.sitearis.maintenance.upkeep.UpkeepSession;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The step of one growth check. */
final class GrowthWork {

    static final String SOURCE = "upkeep.growth";

    private static final Duration LOCK_WAIT = Duration.ofSeconds(5);
    private static final int MOST_SERIES = 50;

    private final Assignment<GrowthCheckSettings> assignment;
    private final GrowthCheckSettings settings;
    private final Database database;
    private final Ledger ledger;
    private final SizeHistory history;
    private final Disk disk;
    private final LocalDate today;

    GrowthWork(
            Assignment<GrowthCheckSettings> assignment,
            Database database,
            Ledger ledger,
            SizeHistory history,
            Disk disk) {
        this.assignment = assignment;
        this.settings = assignment.settings();
        this.database = database;
        this.ledger = ledger;
        this.history = history;
        this.disk = disk;
        this.today = assignment.date();
    }

    void measure(StepScope scope) throws SQLException {
        List<Sized> sizes;
        try (UpkeepSession session = UpkeepSession.open(database, scope, LOCK_WAIT)) {
            sizes = session.ask("sizes", Sized::of);
        }
        LocalDate from = today.minusDays(settings.lookBack().toDays());
        history.keep(today, sizes);
        history.forgetBefore(from);
        GrowthPolicy policy = new GrowthPolicy(settings, today);
        List<Finding> found = new ArrayList<>();
        for (Sized sized : sizes) {
            Optional<Trend> trend =
                    trend(sized.name().isEmpty() ? history.bytes("", from) : history.rows(sized.name(), from));
            if (sized.name().isEmpty()) {
                scope.note(policy.database(sized, trend));
            } else {
                policy.table(sized, trend).ifPresent(found::add);
            }
        }
        OptionalDouble used = used();
        found.addAll(policy.disk(used, used.isPresent() ? trend(diskDays(from)) : Optional.empty()));
        ledger.enter(
                assignment,
                database,
                SOURCE,
                found,
                finding -> used.isPresent() || !GrowthPolicy.ABOUT_DISK.contains(finding.kind()),
                gauges(sizes),
                scope);
    }

    private OptionalDouble used() {
        return settings.disk() == null
                ? OptionalDouble.empty()
                : disk.used(database.environment(), settings.disk(), settings.diskFresh());
    }

    private Map<LocalDate, Double> diskDays(LocalDate from) {
        return settings.disk() == null
                ? Map.of()
                : disk.days(
                        database.environment(),
                        settings.disk(),
                        from,
                        today,
                        assignment.plan().zone());
    }

    private static Optional<Trend> trend(Map<LocalDate, Double> days) {
        return Trend.of(Trend.points(days));
    }

    private Gauges gauges(List<Sized> sizes) {
        Gauges gauges = ledger.gauges(database);
        int left = MOST_SERIES; // the largest come first
        for (Sized sized : sizes) {
            Double rows = sized.rows();
            if (left > 0 && rows != null && rows >= settings.largeRows() / 10.0) {
                gauges.ofTable("db.table-rows", sized.name(), rows);
                left--;
            }
        }
        return gauges;
    }
}
