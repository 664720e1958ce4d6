package com.sitearis.maintenance.kpi.source;

import com.sitearis.maintenance.incident.ChecklistItem;
import com.sitearis.maintenance.incident.Incident;
import com.sitearis.maintenance.incident.IncidentEvent;
import com.sitearis.maintenance.incident.Incidents;
import com.sitearis.maintenance.incident.MeanTimes.Between;
import com.sitearis.maintenance.incident.Response;
import com.sitearis.maintenance.incident.Sla;
import com.sitearis.maintenance.kpi.definition.Report;
import com.sitearis.maintenance.kpi.inputs.IncidentLine;
import com.sitearis.maintenance.kpi.inputs.Input;
import com.sitearis.maintenance.kpi.inputs.MonthInputs;
import com.sitearis.maintenance.kpi.inputs.Reliability;
import com.sitearis.maintenance.plan.Environment;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.Priority;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The incidents that touch the month, and the time between failures. */
public final class IncidentSource implements MonthSource {

    private static final String SOURCE = "incidents";

    private final Incidents incidents;
    private final Response response;
    private final Sla sla;
    private final Supplier<MaintenancePlan> plan;

    public IncidentSource(Incidents incidents, Response response, Sla sla, Supplier<MaintenancePlan> plan) {
        this.incidents = incidents;
        this.response = response;
        this.sla = sla;
        this.plan = plan;
    }

    @Override
    public MonthInputs add(MonthInputs inputs, Report report, boolean detail) {
        List<IncidentLine> lines = incidents.between(report.environment(), inputs.begin(), inputs.end()).stream()
                .filter(incident -> !incident.falseAlarm())
                .map(incident -> line(incident, detail))
                .toList();
        // Without anybody who watches, an empty registry does not mean that nothing happened.
        if (lines.isEmpty() && sla.components(report.environment()).isEmpty()) {
            return inputs;
        }
        Between between = response.month(report.environment(), inputs.month()).between();
        return inputs.with(parts -> {
            parts.incidents = Input.of(lines, SOURCE);
            parts.reliability = Input.of(
                    new Reliability(Response.ROLLING, between.observed(), between.down(), between.failures()),
                    "incidents, checks");
        });
    }

    private IncidentLine line(Incident incident, boolean detail) {
        return new IncidentLine(
                "#" + incident.id(),
                number(incident.priority()),
                incident.environment(),
                Objects.requireNonNullElse(incident.component(), "–"),
                incident.title(),
                incident.impactStart(),
                incident.detected(),
                incident.acknowledged(),
                incident.impactEnd(),
                target(incident),
                detail ? documented(incident) : null,
                incident.warning());
    }

    private static int number(Priority priority) {
        return switch (priority) {
            case P0 -> 0;
            case P1 -> 1;
            case P2 -> 2;
            case P3 -> 3;
        };
    }

    private @Nullable Duration target(Incident incident) {
        Environment environment = plan.get().environments().get(incident.environment());
        return environment == null ? null : environment.response().get(incident.priority());
    }

    /** Where the checklist says that the incident is documented. */
    private @Nullable String documented(Incident incident) {
        IncidentEvent answer = incidents.checklist(incident.id()).get(ChecklistItem.DOCUMENTED);
        return answer == null ? null : answer.text();
    }
}
