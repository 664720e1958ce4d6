package com.sitearis.maintenance.kpi.workbook;

import com.sitearis.maintenance.kpi.definition.Kpi;
import com.sitearis.maintenance.kpi.definition.Sheet;
import com.sitearis.maintenance.kpi.edition.Conclusion;
import com.sitearis.maintenance.kpi.edition.Edition;
import com.sitearis.maintenance.kpi.edition.Remark;
import com.sitearis.maintenance.kpi.figures.Figure;
import com.sitearis.maintenance.kpi.words.FigureText;
import com.sitearis.maintenance.kpi.words.Words;
import com.sitearis.maintenance.kpi.workbook.Page.Formula;
import com.sitearis.maintenance.kpi.workbook.Page.Styled;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFRow;

/** The month on one page: every objective, met or not, with its past and what weakens it. */
final class SummarySheet {

    static final int COMMENT = 12;
    /** A hidden column: which KPI a comment belongs to, whatever the rows' order or language. */
    static final int KEY = 13;

    /** The first KPI's row as Excel counts: after two lines of heading, a gap and the heads. */
    private static final int FIRST = 5;

    private static final int STATUS = 4;
    private static final int[] WIDTHS = {7, 25, 11, 12, 17, 11, 11, 11, 11, 14, 10, 40, 30};

    private SummarySheet() {}

    static void write(Desk desk) {
        Page page = desk.page(Sheet.SUMMARY, WIDTHS);
        page.skip(1);
        head(desk, page);
        desk.edition().report().kpis().forEach(kpi -> row(desk, page, kpi));
        desk.book()
                .setPrintArea(
                        desk.book().getSheetIndex(page.sheet()),
                        0,
                        COMMENT,
                        0,
                        FIRST + desk.edition().report().kpis().size() + 5);
        page.sheet().getPrintSetup().setFitHeight((short) 1);
        page.sheet().setColumnHidden(KEY, true);
        conclusion(desk, page);
    }

    private static void head(Desk desk, Page page) {
        page.head(
                "row",
                "kpi",
                "objective",
                "actual",
                "status",
                "delta",
                "",
                "",
                "",
                "trend",
                "samples",
                "source",
                "comment");
        Look look = Look.HEAD.as(Formats.month(desk.words()));
        XSSFRow head = page.sheet().getRow(page.next() - 1);
        for (int back = 1; back <= 3; back++) {
            var cell = head.getCell(STATUS + 1 + back);
            cell.setCellValue(desk.edition().month().minusMonths(back).atDay(1));
            cell.setCellStyle(desk.styles().of(look));
        }
        page.keepInSight(page.next() - 1);
    }

    private static void row(Desk desk, Page page, Kpi kpi) {
        Edition edition = desk.edition();
        Figure figure = edition.figure(kpi);
        int number = page.next() + 1;
        Look limit = Look.TEXT.as(Formats.objective(kpi, desk.words())).center();
        Look delta = Look.TEXT.as(Formats.delta(kpi, desk.words())).center();
        String notes = Stream.concat(
                        Stream.of(figure.source()).filter(source -> !source.equals("–")),
                        new FigureText(desk.words()).notes(kpi, figure).stream())
                .collect(Collectors.joining("\n"));
        page.row(
                kpi.row() == null ? "" : new Styled(kpi.row(), Look.TEXT.as("0").center()),
                new Styled(kpi.label().in(desk.words().language()), Look.TEXT.strong()),
                new Styled(Formats.cell(kpi, kpi.objective().baseLimit()), limit),
                desk.value(kpi, figure),
                desk.status(figure.verdict()),
                new Formula("IF(ISNUMBER(D" + number + "),D" + number + "-C" + number + ",\"\")", delta),
                desk.value(
                        kpi,
                        edition.earlier(kpi, edition.month().minusMonths(1)).orElse(null)),
                desk.value(
                        kpi,
                        edition.earlier(kpi, edition.month().minusMonths(2)).orElse(null)),
                desk.value(
                        kpi,
                        edition.earlier(kpi, edition.month().minusMonths(3)).orElse(null)),
                new Styled(new Trend(desk, kpi).bars(), Look.TEXT.ink("1B6EC2").center()),
                figure.value() == null
                        ? null
                        : new Styled(figure.samples(), Look.TEXT.as("#,##0").center()),
                new Styled(notes, Look.TEXT.smaller()),
                edition.remark(kpi)
                        .map(remark -> comment(edition, desk.words(), remark))
                        .orElse(""),
                new Styled(kpi.name(), Look.PLAIN));
    }

    /** A comment of an earlier month says so, until somebody writes one for this month. */
    static String comment(Edition edition, Words words, Remark remark) {
        return remark.month().equals(edition.month())
                ? remark.text()
                : words.say("summary.carried", words.month(remark.month()), remark.text());
    }

    private static void conclusion(Desk desk, Page page) {
        page.section(desk.words().say("summary.conclusion"));
        Conclusion.lines(desk.edition(), desk.words()).forEach(page::paragraph);
        page.line(desk.words().say("summary.comments"), Look.QUIET);
    }

    /** The cells of the status column, for the self-check. */
    static String statusRange(Desk desk) {
        int last = FIRST + desk.edition().report().kpis().size() - 1;
        return "'" + desk.words().say(Sheet.SUMMARY) + "'!$E$" + FIRST + ":$E$" + last;
    }
}
