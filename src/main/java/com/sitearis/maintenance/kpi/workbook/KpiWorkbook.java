package com.sitearis.maintenance.kpi.workbook;

import com.sitearis.maintenance.kpi.definition.Sheet;
import com.sitearis.maintenance.kpi.edition.Edition;
import com.sitearis.maintenance.kpi.edition.Remark;
import com.sitearis.maintenance.kpi.words.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.xssf.usermodel.XSSFFormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The workbook of one edition. The same edition always gives the same bytes. */
public final class KpiWorkbook {

    private KpiWorkbook() {}

    public static byte[] bytes(Edition edition) {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Words words = Words.in(edition.language());
            Desk desk = new Desk(book, edition, words, new Styles(book));
            edition.report().sheets().forEach(sheet -> write(sheet, desk));
            // Readers that do not compute (previews, phones) show what is stored with the formula.
            XSSFFormulaEvaluator.evaluateAllFormulaCells(book);
            describe(book.getProperties(), edition, words);
            book.write(out);
            return Repacked.of(out.toByteArray(), edition.inputs().taken());
        } catch (IOException e) {
            throw new UncheckedIOException("a workbook is made in memory", e);
        }
    }

    /** The comments as the workbook has them, by the KPI's name; to tell them from those that were typed later. */
    public static Map<String, String> comments(Edition edition) {
        Words words = Words.in(edition.language());
        return edition.remarks().stream()
                .collect(Collectors.toMap(
                        Remark::kpi,
                        remark -> SummarySheet.comment(edition, words, remark).strip()));
    }

    private static void write(Sheet sheet, Desk desk) {
        switch (sheet) {
            case SUMMARY -> SummarySheet.write(desk);
            case AVAILABILITY -> AvailabilitySheet.write(desk);
            case PERFORMANCE -> PerformanceSheet.write(desk);
            case INCIDENTS -> IncidentSheet.write(desk);
            case DEPLOYMENTS -> DeploymentSheet.write(desk);
            case SECURITY -> SecuritySheet.write(desk);
            case DATABASE -> DatabaseSheet.write(desk);
            case CALENDAR -> CalendarSheet.write(desk);
            case HISTORY -> HistorySheet.write(desk);
            case METHOD -> MethodSheet.write(desk);
            case JOURNAL -> JournalSheet.write(desk);
        }
    }

    private static void describe(POIXMLProperties properties, Edition edition, Words words) {
        Optional<Date> frozen = Optional.of(Date.from(edition.inputs().taken()));
        POIXMLProperties.CoreProperties core = properties.getCoreProperties();
        core.setTitle(edition.report().title().in(words.language()) + " – " + edition.plan() + " – "
                + words.month(edition.month()));
        core.setCreator("SiteAris Maintenance " + edition.program());
        core.setCreated(frozen);
        core.setModified(frozen);
        Returned.mark(properties, edition);
    }
}
