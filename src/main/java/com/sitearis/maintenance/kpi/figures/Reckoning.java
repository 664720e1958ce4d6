package com.sitearis.maintenance.kpi.figures;

import com.sitearis.maintenance.kpi.definition.Kpi;
import com.sitearis.maintenance.kpi.definition.Report;
import com.sitearis.maintenance.kpi.inputs.MonthInputs;
import java.util.List;

/** Computes a month's figures. The same inputs always give the same figures. */
public final class Reckoning {

    private Reckoning() {}

    public static List<Figure> figures(Report report, MonthInputs inputs) {
        return report.kpis().stream().map(kpi -> figure(kpi, inputs)).toList();
    }

    static Figure figure(Kpi kpi, MonthInputs inputs) {
        return switch (kpi.measure()) {
            case AVAILABILITY -> AvailabilityFigure.of(kpi, inputs.availability());
            case HTTP_RESPONSE, WEB_LCP, WEB_INP, WEB_FID, WEB_FCP, WEB_TTFB, WEB_CLS ->
                DistributionFigure.of(kpi, inputs.distributions());
            case SESSIONS_BAD -> DistributionFigure.share(kpi, inputs.distributions());
            case MTTR -> IncidentFigures.repair(kpi, inputs);
            case MTTA -> IncidentFigures.acknowledgement(kpi, inputs);
            case MTBF -> IncidentFigures.betweenFailures(kpi, inputs.reliability());
            case DEPLOYMENTS -> DeploymentFigure.of(kpi, inputs);
            case COVERAGE_LINES, COVERAGE_BRANCHES -> CoverageFigure.of(kpi, inputs);
        };
    }
}
