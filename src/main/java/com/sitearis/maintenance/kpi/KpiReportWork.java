package com.sitearis.maintenance.kpi;

import com.sitearis.maintenance.kpi.edition.StoredEdition;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.StepScope;
import java.time.YearMonth;
import java.util.Optional;

/** The steps of one monthly report. */
final class KpiReportWork {

    private final Assignment<KpiReportSettings> assignment;
    private final KpiReports reports;
    private final KpiMail mail;

    KpiReportWork(Assignment<KpiReportSettings> assignment, KpiReports reports, KpiMail mail) {
        this.assignment = assignment;
        this.reports = reports;
        this.mail = mail;
    }

    void freeze(StepScope scope) {
        StoredEdition held =
                reports.freeze(assignment.settings().report(), month(), assignment.plan(), assignment.runId(), null);
        scope.note(month() + ": v" + held.edition().version() + (held.edition().provisional() ? ", provisional" : ""));
    }

    void build(StepScope scope) {
        edition(scope).ifPresent(held -> {
            byte[] workbook = reports.workbook(held);
            scope.note(held.fileName() + ", " + workbook.length / 1024 + " kB");
            reports.details()
                    .of(held)
                    .ifPresent(detail -> scope.note(
                            detail.fileName() + ", " + detail.rows() + " rows, " + detail.bytes() / 1024 + " kB"));
        });
    }

    void send(StepScope scope) {
        edition(scope)
                .ifPresent(held -> mail.send(held, Enclosed.with(held, reports), assignment.plan())
                        .forEach(scope::note));
    }

    /** The one asked for, else the slot's previous month: a run that was missed and comes later is still for the month it was due for. */
    private YearMonth month() {
        return assignment
                .parameter(KpiReportKind.MONTH)
                .map(YearMonth::parse)
                .orElseGet(() -> YearMonth.from(assignment.date()).minusMonths(1));
    }

    /** What to go on with; empty when this run is for news only and there are none. */
    private Optional<StoredEdition> edition(StepScope scope) {
        Optional<StoredEdition> own = reports.editions().ofRun(assignment.runId());
        if (own.isPresent()) {
            return own;
        }
        if (assignment.settings().onlyIfChanged()) {
            scope.note("nothing has changed since the last version");
            return Optional.empty();
        }
        return reports.editions().latest(assignment.settings().report(), month());
    }
}
