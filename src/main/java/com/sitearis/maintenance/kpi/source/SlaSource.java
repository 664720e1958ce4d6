package com.sitearis.maintenance.kpi.source;

import com.sitearis.maintenance.incident.Incident;
import com.sitearis.maintenance.incident.Incidents;
import com.sitearis.maintenance.incident.Sla;
import com.sitearis.maintenance.incident.SlaFigures;
import com.sitearis.maintenance.incident.Window;
import com.sitearis.maintenance.kpi.definition.Report;
import com.sitearis.maintenance.kpi.inputs.Availability;
import com.sitearis.maintenance.kpi.inputs.Input;
import com.sitearis.maintenance.kpi.inputs.MonthInputs;
import com.sitearis.maintenance.plan.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The accounting of the month's time, and the outages in it. */
public final class SlaSource implements MonthSource {

    private static final String SOURCE = "checks";

    private final Sla sla;
    private final Incidents incidents;

    public SlaSource(Sla sla, Incidents incidents) {
        this.sla = sla;
        this.incidents = incidents;
    }

    @Override
    public MonthInputs add(MonthInputs inputs, Report report, boolean detail) {
        if (sla.components(report.environment()).isEmpty()) {
            return inputs;
        }
        SlaFigures month = sla.month(report.environment(), inputs.month());
        return inputs.with(parts -> parts.availability = Input.of(
                new Availability(
                        month.contractual().agreed(),
                        month.contractual().known(),
                        month.contractual().down(),
                        month.raw().known(),
                        month.raw().down(),
                        month.windows().stream().map(SlaSource::window).toList(),
                        detail ? outages(inputs, month) : List.of()),
                SOURCE));
    }

    static Availability.Window window(Window window) {
        return new Availability.Window(window.from(), window.to(), window.reason(), window.deducted());
    }

    /** Those of P0 and P1, which take the service away; lesser ones only hurt it, and warnings are about figures. */
    private List<Availability.Outage> outages(MonthInputs inputs, SlaFigures month) {
        return incidents.between(inputs.environment(), inputs.begin(), inputs.end()).stream()
                .filter(incident -> !incident.falseAlarm()
                        && !incident.warning()
                        && incident.priority().worseThan(Priority.P2))
                .map(incident -> outage(incident, inputs, month))
                .toList();
    }

    private static Availability.Outage outage(Incident incident, MonthInputs inputs, SlaFigures month) {
        Instant end = incident.impactEnd() == null ? inputs.taken() : incident.impactEnd();
        Duration counted = overlap(incident.impactStart(), end, inputs.begin(), inputs.end());
        for (Window window : month.windows()) {
            if (window.deducted()) {
                counted = counted.minus(overlap(
                        later(incident.impactStart(), inputs.begin()),
                        earlier(end, inputs.end()),
                        window.from(),
                        window.to()));
            }
        }
        return new Availability.Outage(
                Objects.requireNonNullElse(incident.component(), "–"),
                incident.impactStart(),
                incident.impactEnd(),
                counted.isNegative() ? Duration.ZERO : counted,
                "#" + incident.id() + " " + incident.title());
    }

    private static Duration overlap(Instant from, Instant until, Instant begin, Instant end) {
        Duration both = Duration.between(later(from, begin), earlier(until, end));
        return both.isNegative() ? Duration.ZERO : both;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
