package com.sitearis.maintenance.kpi;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;
import com.sitearis.maintenance.kpi.definition.Kpi;
import com.sitearis.maintenance.kpi.definition.Report;
import java.util.stream.Collectors;

/** A figure was named that the report does not have. */
final class KpiNotFound extends Failure {

    KpiNotFound(String kpi, Report report) {
        super(
                "the report " + report.name() + " has no figure '" + kpi + "'",
                "write one of: " + report.kpis().stream().map(Kpi::name).collect(Collectors.joining(", ")),
                "kpi-not-found",
                null);
    }

    @Override
    public boolean transientCause() {
        return false;
    }

    @Override
    public ExitCode exitCode() {
        return ExitCode.NOT_FOUND;
    }
}
