package com.sitearis.maintenance.upkeep;

import com.sitearis.maintenance.finding.Finding;
import com.sitearis.maintenance.finding.Findings;
import com.sitearis.maintenance.finding.Look;
import com.sitearis.maintenance.finding.Recorded;
import com.sitearis.maintenance.incident.Incidents;
import com.sitearis.maintenance.metrics.Delivery;
import com.sitearis.maintenance.metrics.Metrics;
import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.StepScope;
import java.time.Clock;
import java.util.List;
import java.util.function.Predicate;

/** Where a run of upkeep leaves what it found and measured, and who is told. */
public final class Ledger {

    private final Findings findings;
    private final Metrics metrics;
    private final Alarms alarms;
    private final Clock clock;

    public Ledger(Findings findings, Metrics metrics, Incidents incidents, Clock clock) {
        this.findings = findings;
        this.metrics = metrics;
        this.alarms = new Alarms(incidents, clock);
        this.clock = clock;
    }

    /** An empty sheet of figures that are measured now. */
    public Gauges gauges(Database database) {
        return new Gauges(database, clock.instant());
    }

    /**
     * Enters the outcome of one run; the same run again changes nothing.
     *
     * @param source such as {@code upkeep.index}
     * @param covered what the run looked at; only such findings are resolved
     */
    public Recorded enter(
            Assignment<?> assignment,
            Database database,
            String source,
            List<Finding> found,
            Predicate<Finding> covered,
            Gauges gauges,
            StepScope scope) {
        Recorded recorded = findings.record(new Look(source, database.environment(), database.name(), found, covered));
        if (!gauges.samples().isEmpty()) {
            String id = assignment.slot() + "/" + clock.instant();
            metrics.store(
                    new Delivery(source + ":" + assignment.job().name() + ":" + database.name(), id, gauges.samples()));
        }
        recorded.fresh().forEach(finding -> scope.note("new: " + line(finding)));
        recorded.resolved().forEach(finding -> scope.note("resolved: " + finding.kind() + " " + finding.object()));
        scope.note(recorded.standing().size() + " findings stand, "
                + recorded.fresh().size() + " of them new");
        alarms.tell(
                        recorded,
                        database,
                        assignment.plan().language(),
                        assignment.job().name())
                .forEach(scope::note);
        return recorded;
    }

    private static String line(Finding finding) {
        return finding.severity().name().toLowerCase(java.util.Locale.ROOT) + " " + finding.kind()
                + (finding.object().isEmpty() ? "" : " " + finding.object()) + ": " + finding.evidence();
    }
}
