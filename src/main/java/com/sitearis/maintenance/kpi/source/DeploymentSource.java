package com.sitearis.maintenance.kpi.source;

import com.sitearis.maintenance.incident.Incident;
import com.sitearis.maintenance.incident.Incidents;
import com.sitearis.maintenance.kpi.definition.Report;
import com.sitearis.maintenance.kpi.inputs.DeploymentLine;
import com.sitearis.maintenance.kpi.inputs.DeploymentLine.Outcome;
import com.sitearis.maintenance.kpi.inputs.Input;
import com.sitearis.maintenance.kpi.inputs.MonthInputs;
import com.sitearis.maintenance.metrics.Deployment;
import com.sitearis.maintenance.metrics.Deployments;
import com.sitearis.maintenance.plan.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The month's deployments, with the incidents that are linked to them. */
public final class DeploymentSource implements MonthSource {

    private static final String SOURCE = "deployments, incidents";
    private static final Duration AFTERMATH = Duration.ofDays(2);
    private static final Duration EVER = Duration.ofDays(750);

    private final Deployments deployments;
    private final Incidents incidents;

    public DeploymentSource(Deployments deployments, Incidents incidents) {
        this.deployments = deployments;
        this.incidents = incidents;
    }

    @Override
    public MonthInputs add(MonthInputs inputs, Report report, boolean detail) {
        String environment = report.environment();
        List<Deployment> month = deployments.between(environment, inputs.begin(), inputs.end());
        if (month.isEmpty()
                && deployments
                        .between(environment, inputs.begin().minus(EVER), inputs.end())
                        .isEmpty()) {
            return inputs;
        }
        List<Incident> severe = incidents
                .between(environment, inputs.begin(), inputs.end().plus(AFTERMATH))
                .stream()
                .filter(incident -> !incident.falseAlarm()
                        && !incident.warning()
                        && incident.priority().worseThan(Priority.P2))
                .toList();
        return inputs.with(parts -> parts.deployments =
                Input.of(month.stream().map(one -> line(one, severe)).toList(), SOURCE));
    }

    private static DeploymentLine line(Deployment one, List<Incident> severe) {
        return new DeploymentLine(
                one.environment(),
                one.sha(),
                one.attempt(),
                one.at(),
                Outcome.valueOf(one.outcome().name()),
                trouble(one, severe));
    }

    /** The incidents that somebody linked to the deployment and that began within 48 hours of it. */
    private static @Nullable String trouble(Deployment one, List<Incident> severe) {
        String found = severe.stream()
                .filter(incident -> within(one.at(), incident.impactStart()))
                .filter(incident -> incident.deployments().stream().anyMatch(link -> names(link, one)))
                .map(incident -> incident.priority() + " #" + incident.id())
                .collect(Collectors.joining(", "));
        return found.isEmpty() ? null : found;
    }

    private static boolean within(Instant deployed, Instant began) {
        return !began.isBefore(deployed) && !began.isAfter(deployed.plus(AFTERMATH));
    }

    /** A link is a report's id, or a commit, perhaps shortened. */
    private static boolean names(String link, Deployment one) {
        return link.equals(one.id()) || (link.length() >= 7 && one.sha().startsWith(link));
    }
}
