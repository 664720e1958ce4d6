package com.sitearis.maintenance.incident;

import com.sitearis.maintenance.incident.sla.Span;
import com.sitearis.maintenance.incident.sla.Spans;
import com.sitearis.maintenance.plan.Priority;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;

/** How fast incidents are dealt with, and how rare failures are (MTTR, MTTA, MTBF). */
public final class Response {

    /** Over a single month the time between failures says nothing: one failure of two hours would pass or fail by the month's length. */
    public static final Duration ROLLING = Duration.ofDays(90);

    private final Incidents incidents;
    private final Sla sla;
    private final Clock clock;

    public Response(Incidents incidents, Sla sla, Clock clock) {
        this.incidents = incidents;
        this.sla = sla;
        this.clock = clock;
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
                .filter(incident -> incident.priority().worseThan(Priority.P3))
                .filter(incident -> incident.impactEnd() != null && period.contains(incident.impactEnd()))
                .toList();
        return MeanTimesPolicy.of(restored, between(environment, real, rolling));
    }

    private MeanTimes.Between between(String environment, List<Incident> real, Span rolling) {
        List<Span> outages = real.stream()
                .filter(incident -> incident.priority().worseThan(Priority.P2))
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
