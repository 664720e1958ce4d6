package com.sitearis.maintenance.kpi.source;

import com.sitearis.maintenance.kpi.definition.Report;
import com.sitearis.maintenance.kpi.inputs.CertificateLine;
import com.sitearis.maintenance.kpi.inputs.Input;
import com.sitearis.maintenance.kpi.inputs.MonthInputs;
import com.sitearis.maintenance.metrics.Metrics;
import com.sitearis.maintenance.metrics.SeriesQuery;
import com.sitearis.maintenance.metrics.Summary;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The TLS certificates that the availability probe saw in the month, the one that expires first above. */
public final class CertificateSource implements MonthSource {

    private static final String LEFT = "tls.left";

    private final Metrics metrics;

    public CertificateSource(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public MonthInputs add(MonthInputs inputs, Report report, boolean detail) {
        List<String> components = metrics.targets(LEFT, report.environment());
        if (!detail || components.isEmpty()) {
            return inputs;
        }
        List<CertificateLine> lines = components.stream()
                .flatMap(component -> line(component, inputs).stream())
                .sorted(Comparator.comparing(CertificateLine::expires))
                .toList();
        return inputs.with(parts -> parts.certificates = Input.of(lines, "availability probe"));
    }

    private Optional<CertificateLine> line(String component, MonthInputs inputs) {
        Summary month = metrics.summary(
                SeriesQuery.of(LEFT, inputs.environment()).ofTarget(component), inputs.begin(), inputs.end());
        return month.lastAt()
                .map(at -> new CertificateLine(
                        component, at, Duration.ofSeconds((long) month.last().orElseThrow())));
    }
}
