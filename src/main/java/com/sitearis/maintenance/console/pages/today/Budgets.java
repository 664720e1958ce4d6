package com.sitearis.maintenance.console.pages.today;

import com.sitearis.maintenance.incident.Sla;
import com.sitearis.maintenance.incident.SlaFigures;
import com.sitearis.maintenance.plan.Environment;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Supplier;

/** What the month's objectives still leave. */
class Budgets {

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
        YearMonth month = YearMonth.now(clock.withZone(plan.get().zone()));
        return plan.get().environments().entrySet().stream()
                .filter(entry -> promises(entry.getValue()))
                .map(entry -> new Line(entry.getKey(), sla.month(entry.getKey(), month)))
                .toList();
    }

    private static boolean promises(Environment environment) {
        return environment.objective() != null;
    }
}
