package com.sitearis.maintenance.console.pages.today;

import com.sitearis.maintenance.incident.Sla;
import com.sitearis.maintenance.incident.SlaFigures;
import com.sitearis.maintenance.plan.Environment;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the month's objectives still leave; added up once a minute at most, because each sum reads all checks of the month. */
class Budgets {

    private static final Duration KEPT = Duration.ofMinutes(1);

    private record Known(MaintenancePlan plan, YearMonth month, Instant read, List<Line> lines) {}

    private final AtomicReference<@Nullable Known> known = new AtomicReference<>();
    private final Sla sla;
    private final Supplier<MaintenancePlan> plan;
    private final Clock clock;

    Budgets(Sla sla, Supplier<MaintenancePlan> plan, Clock clock) {
        this.sla = sla;
        this.plan = plan;
        this.clock = clock;
    }

    /** One environment with an objective. */
    record Line(String environment, SlaFigures month) {}

    List<Line> lines() {
        MaintenancePlan current = plan.get();
        Instant now = clock.instant();
        YearMonth month = YearMonth.from(now.atZone(current.zone()));
        Known before = known.get();
        if (before != null
                && before.plan().equals(current)
                && before.month().equals(month)
                && now.isBefore(before.read().plus(KEPT))) {
            return before.lines();
        }
        List<Line> lines = read(current, month);
        known.set(new Known(current, month, now, lines));
        return lines;
    }

    private List<Line> read(MaintenancePlan current, YearMonth month) {
        return current.environments().entrySet().stream()
                .filter(entry -> promises(entry.getValue()))
                .map(entry -> new Line(entry.getKey(), sla.month(entry.getKey(), month)))
                .toList();
    }

    private static boolean promises(Environment environment) {
        return environment.objective() != null;
    }
}
