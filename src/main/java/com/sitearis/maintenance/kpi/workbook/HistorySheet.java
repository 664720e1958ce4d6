package com.sitearis.maintenance.kpi.workbook;

import com.sitearis.maintenance.kpi.definition.Kpi;
import com.sitearis.maintenance.kpi.definition.Sheet;
import com.sitearis.maintenance.kpi.edition.Edition;
import com.sitearis.maintenance.kpi.figures.Figure;
import com.sitearis.maintenance.kpi.figures.MonthFigures;
import com.sitearis.maintenance.kpi.workbook.Page.Styled;
import org.apache.poi.ss.util.CellRangeAddress;

/** Every figure of the last 24 months, one row each, for pivot tables. */
final class HistorySheet {

    private static final int MONTHS = 24;

    private HistorySheet() {}

    static void write(Desk desk) {
        Page page = desk.page(Sheet.HISTORY, 14, 30, 16, 18, 16, 12, 12);
        Edition edition = desk.edition();
        page.section(desk.words().say("history.long"));
        page.head("month", "kpi", "actual", "status", "objective", "samples", "version");
        page.keepInSight(page.next() - 1);
        int first = page.next() - 1;
        month(desk, page, new MonthFigures(edition.month(), edition.version(), edition.figures()));
        edition.history().stream().limit(MONTHS - 1L).forEach(month -> month(desk, page, month));
        page.sheet().setAutoFilter(new CellRangeAddress(first, page.next() - 1, 0, page.columns() - 1));
    }

    private static void month(Desk desk, Page page, MonthFigures month) {
        for (Kpi kpi : desk.edition().report().kpis()) {
            Figure figure = month.figure(kpi.name()).orElse(null);
            if (figure != null) {
                page.row(
                        month.month(),
                        kpi.label().in(desk.words().language()),
                        desk.value(kpi, figure),
                        desk.status(figure.verdict()),
                        new Styled(
                                Formats.cell(kpi, kpi.objective().baseLimit()),
                                Look.TEXT
                                        .as(Formats.objective(kpi, desk.words()))
                                        .center()),
                        figure.samples(),
                        month.version() == 0 ? "–" : month.version());
            }
        }
    }
}
