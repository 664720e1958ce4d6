package com.sitearis.maintenance.incident;

import com.sitearis.maintenance.incident.sla.Span;
import com.sitearis.maintenance.incident.sla.Spans;
import com.sitearis.maintenance.plan.Environment;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.Priority;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Supplier;

/** How fast incidents are dealt with, and how rare failures are (MTTR, MTTA, MTBF). */
public final class Response {

    /** Over a single month the time between failures says nothing: one failure of two hours would pass or fail by the month's length. */
    public static final Duration ROLLING = Duration.ofDays(90);

    private final Supplier<MaintenancePlan> plan;
    private final Incidents incidents;
    private final Windows windows;
    private final Sla sla;
    private final Clock clock;

    public Response(Supplier<MaintenancePlan> plan, Incidents incidents, Windows windows, Sla sla, Clock clock) {
        this.plan = plan;
        this.incidents = incidents;
        this.windows = windows;
        this.sla = sla;
        this.clock = clock;
    }

    /** How an incident stands to the response time of its priority. */
    public ResponseClock clock(Incident incident) {
        Environment environment = plan.get().environments().get(incident.environment());
        Duration limit = environment == null ? null : environment.response().get(incident.priority());
        return ResponsePolicy.clock(
                incident, limit, windows.maintenance(incident.environment(), incident.detected()), clock.instant());
    }

    /** Of the incidents that were restored in the month; failures over the 90 days that end with it. */
    public MeanTimes month(String environment, YearMonth month) {
        Span period = sla.period(month);
        Instant now = clock.instant();
        Instant end = now.isBefore(period.to()) ? now : period.to();
        Span rolling = new Span(end.minus(ROLLING), end);
        List<Incident> real = incidents.between(environment, rolling.from(), period.to()).stream()
                .filter(incident -> !incident.falseAlarm())
                .toList();
        List<Incident> restored = real.stream()
                .filter(incident -> incident.priority().worseThan(Priority.P3) && !incident.warning())
                .filter(incident -> incident.impactEnd() != null && period.contains(incident.impactEnd()))
                .toList();
        return MeanTimesPolicy.of(restored, between(environment, real, rolling));
    }

    private MeanTimes.Between between(String environment, List<Incident> real, Span rolling) {
        List<Span> outages = real.stream()
                .filter(incident -> incident.priority().worseThan(Priority.P2) && !incident.warning())
                .map(incident -> impact(incident, rolling.to()))
                .toList();
        Spans agreed = Spans.of(rolling).minus(sla.deducted(environment, rolling));
        return MeanTimesPolicy.between(
                outages, agreed, sla.observed(environment, rolling).known());
    }

    /** While it lasts, up to now. */
    private static Span impact(Incident incident, Instant now) {
        Instant end = incident.impactEnd() == null ? now : incident.impactEnd();
        return new Span(incident.impactStart(), end.isBefore(incident.impactStart()) ? incident.impactStart() : end);
    }
}
