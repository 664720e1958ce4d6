package com.sitearis.maintenance.kpi;

import com.sitearis.maintenance.kpi.definition.Report;
import com.sitearis.maintenance.kpi.definition.Reports;
import com.sitearis.maintenance.kpi.detail.Details;
import com.sitearis.maintenance.kpi.edition.Edition;
import com.sitearis.maintenance.kpi.edition.Editions;
import com.sitearis.maintenance.kpi.edition.ProvisionalPolicy;
import com.sitearis.maintenance.kpi.edition.Remark;
import com.sitearis.maintenance.kpi.edition.Remarks;
import com.sitearis.maintenance.kpi.edition.StoredEdition;
import com.sitearis.maintenance.kpi.edition.Succession;
import com.sitearis.maintenance.kpi.figures.Figure;
import com.sitearis.maintenance.kpi.figures.MonthFigures;
import com.sitearis.maintenance.kpi.figures.Reckoning;
import com.sitearis.maintenance.kpi.inputs.MonthInputs;
import com.sitearis.maintenance.kpi.source.MonthSource;
import com.sitearis.maintenance.kpi.workbook.KpiWorkbook;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Monthly reports: figures now, versions that are frozen and built once. */
public final class KpiReports {

    private static final int MONTHS = 24;
    /** Months that were never published are computed for the trend only. */
    private static final int RECKONED = 12;

    private final Reports reports;
    private final List<MonthSource> sources;
    private final Editions editions;
    private final Remarks remarks;
    private final Details details;
    private final Clock clock;

    KpiReports(
            Reports reports,
            List<MonthSource> sources,
            Editions editions,
            Remarks remarks,
            Details details,
            Clock clock) {
        this.reports = reports;
        this.sources = List.copyOf(sources);
        this.editions = editions;
        this.remarks = remarks;
        this.details = details;
        this.clock = clock;
    }

    Editions editions() {
        return editions;
    }

    Remarks remarks() {
        return remarks;
    }

    /** The month before this one, in the plan's zone. */
    YearMonth lastMonth(MaintenancePlan plan) {
        return YearMonth.from(clock.instant().atZone(plan.zone())).minusMonths(1);
    }

    Report report(String name, MaintenancePlan plan) {
        return reports.report(name, plan);
    }

    /**
     * The next version as it would be now; nothing is kept.
     *
     * @throws MonthNotBegun for a month that lies ahead
     */
    Edition draft(String name, YearMonth month, MaintenancePlan plan) {
        if (!month.atDay(1).atStartOfDay(plan.zone()).toInstant().isBefore(clock.instant())) {
            throw new MonthNotBegun(month);
        }
        Report report = report(name, plan);
        MonthInputs inputs = inputs(report, month, plan, true);
        List<Figure> figures = Reckoning.figures(report, inputs);
        boolean provisional = ProvisionalPolicy.provisional(report, inputs, figures);
        List<Remark> inForce = remarks.inForce(name, month);
        Optional<Edition> last = editions.latest(name, month).map(StoredEdition::edition);
        return new Edition(
                plan.name(),
                report,
                report.languageOr(plan.language()),
                last.map(Edition::version).orElse(0) + 1,
                provisional,
                inputs,
                figures,
                history(report, month, plan),
                inForce,
                Succession.journal(last, inputs.taken(), provisional, figures, inForce),
                program());
    }

    /**
     * Freezes the next version, unless it would say the same as the last one.
     *
     * @return the version that holds: the new one, or the last one when nothing changed
     */
    StoredEdition freeze(
            String name, YearMonth month, MaintenancePlan plan, @Nullable Long runId, @Nullable String by) {
        while (true) {
            // What a run froze before it died is what it goes on with, whatever the sources say by now.
            Optional<StoredEdition> own = runId == null ? Optional.empty() : editions.ofRun(runId);
            if (own.isPresent()) {
                return own.get();
            }
            Optional<StoredEdition> last = editions.latest(name, month);
            Edition draft = draft(name, month, plan);
            boolean news = last.map(StoredEdition::edition)
                    .map(before -> Succession.changed(before, draft.figures(), draft.remarks(), draft.provisional()))
                    .orElse(true);
            if (!news) {
                return last.orElseThrow();
            }
            // Somebody else may freeze the same version at the same time: then theirs holds, and is compared with.
            if (editions.freeze(draft, runId, by)) {
                return editions.version(name, month, draft.version()).orElseThrow();
            }
        }
    }

    /** The edition's workbook: the kept bytes, or those that are made and kept now. */
    byte[] workbook(StoredEdition edition) {
        if (edition.sha256() == null) {
            editions.built(edition.id(), KpiWorkbook.bytes(edition.edition()));
        }
        StoredEdition built = editions.version(
                        edition.edition().report().name(),
                        edition.edition().month(),
                        edition.edition().version())
                .orElseThrow();
        return editions.workbook(built).orElseThrow();
    }

    Details details() {
        return details;
    }

    private MonthInputs inputs(Report report, YearMonth month, MaintenancePlan plan, boolean detail) {
        MonthInputs inputs = MonthInputs.unknown(month, plan.zone(), report.environment(), clock.instant());
        for (MonthSource source : sources) {
            inputs = source.add(inputs, report, detail);
        }
        return inputs;
    }

    /** As published; where nothing was, as the sources tell it now, unless they know nothing. */
    private List<MonthFigures> history(Report report, YearMonth month, MaintenancePlan plan) {
        List<MonthFigures> published = editions.history(report.name(), month, MONTHS);
        List<MonthFigures> all = new ArrayList<>();
        for (int back = 1; back < MONTHS; back++) {
            YearMonth when = month.minusMonths(back);
            Optional<MonthFigures> known =
                    published.stream().filter(one -> one.month().equals(when)).findFirst();
            if (known.isPresent()) {
                all.add(known.get());
            } else if (back < RECKONED) {
                List<Figure> figures = Reckoning.figures(report, inputs(report, when, plan, false));
                if (figures.stream().anyMatch(figure -> figure.value() != null)) {
                    all.add(new MonthFigures(when, 0, figures));
                }
            }
        }
        return List.copyOf(all);
    }

    private static String program() {
        String version = KpiReports.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
