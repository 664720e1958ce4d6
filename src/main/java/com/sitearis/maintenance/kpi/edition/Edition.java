package com.sitearis.maintenance.kpi.edition;

import com.sitearis.maintenance.kpi.definition.Kpi;
import com.sitearis.maintenance.kpi.definition.Report;
import com.sitearis.maintenance.kpi.figures.Figure;
import com.sitearis.maintenance.kpi.figures.MonthFigures;
import com.sitearis.maintenance.kpi.figures.Verdict;
import com.sitearis.maintenance.kpi.inputs.MonthInputs;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A version of a month's report. Workbook and mail are functions of it, so that they are the same whenever they are made.
 *
 * @param plan the plan's name
 * @param history the months before, newest first, as published or, where nothing was, as they would be now
 * @param remarks the comments in force: the month's own, or else the latest of an earlier month
 * @param journal all versions of the period up to this one, oldest first
 * @param program the version of the program that froze it
 */
public record Edition(
        String plan,
        Report report,
        Locale language,
        int version,
        boolean provisional,
        MonthInputs inputs,
        List<Figure> figures,
        List<MonthFigures> history,
        List<Remark> remarks,
        List<JournalEntry> journal,
        String program) {

    public YearMonth month() {
        return inputs.month();
    }

    public Figure figure(Kpi kpi) {
        return figures.stream()
                .filter(figure -> figure.kpi().equals(kpi.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no figure of " + kpi.name()));
    }

    /** A KPI's figure in an earlier month, if there is one. */
    public Optional<Figure> earlier(Kpi kpi, YearMonth when) {
        return history.stream()
                .filter(one -> one.month().equals(when))
                .findFirst()
                .flatMap(one -> one.figure(kpi.name()));
    }

    public Optional<Remark> remark(Kpi kpi) {
        return remarks.stream()
                .filter(remark -> remark.kpi().equals(kpi.name()))
                .findFirst();
    }

    /** The KPIs that count and have this verdict. */
    public List<Kpi> counted(Verdict verdict) {
        return report.kpis().stream()
                .filter(kpi -> kpi.counted() && figure(kpi).verdict() == verdict)
                .toList();
    }

    /** {@code SiteAris_KPI_2026-10_v1.xlsx}. */
    public String fileName() {
        return plan.replaceAll("[^A-Za-z0-9-]", "-") + "_KPI_" + month() + "_v" + version + ".xlsx";
    }
}
