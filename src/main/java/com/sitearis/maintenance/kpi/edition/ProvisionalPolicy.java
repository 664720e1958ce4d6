package com.sitearis.maintenance.kpi.edition;

import com.sitearis.maintenance.kpi.definition.Kpi;
import com.sitearis.maintenance.kpi.definition.Measure;
import com.sitearis.maintenance.kpi.definition.Report;
import com.sitearis.maintenance.kpi.figures.Figure;
import com.sitearis.maintenance.kpi.inputs.MonthInputs;
import com.sitearis.maintenance.kpi.inputs.Note;
import java.util.List;
import java.util.Set;

/** Whether data may still come that would change a month's figures. */
public final class ProvisionalPolicy {

    /** Reasons that late data can cure. A source that nobody configured, or a month without incidents, is final. */
    private static final Set<String> LATE = Set.of("reason.no-samples", "reason.nobody-watched", "reason.no-data");

    private ProvisionalPolicy() {}

    public static boolean provisional(Report report, MonthInputs inputs, List<Figure> figures) {
        return inputs.taken().isBefore(inputs.end())
                || report.kpis().stream().filter(Kpi::counted).anyMatch(kpi -> late(report, kpi, figures));
    }

    private static boolean late(Report report, Kpi kpi, List<Figure> figures) {
        return figures.stream()
                .filter(figure -> figure.kpi().equals(kpi.name()))
                .anyMatch(figure -> incomplete(report, kpi, figure));
    }

    private static boolean incomplete(Report report, Kpi kpi, Figure figure) {
        Note blank = figure.blank();
        Double coverage = figure.coverage();
        boolean thin = kpi.measure() == Measure.AVAILABILITY && coverage != null && coverage < report.completeFrom();
        return thin || (blank != null && LATE.contains(blank.key()));
    }
}
