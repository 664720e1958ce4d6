package com.sitearis.maintenance.kpi.workbook;

import com.sitearis.maintenance.kpi.definition.Sheet;
import com.sitearis.maintenance.kpi.edition.Edition;
import com.sitearis.maintenance.kpi.words.SafeText;
import com.sitearis.maintenance.kpi.words.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A workbook that came back with comments in it.
 *
 * @param comments by the KPI's name; those left empty are not there
 */
public record Returned(String plan, String report, YearMonth month, int version, Map<String, String> comments) {

    private static final String MARK = "sitearis.";

    public Returned {
        comments = Map.copyOf(comments);
    }

    /** Says in the file which edition it is. */
    static void mark(POIXMLProperties properties, Edition edition) {
        POIXMLProperties.CustomProperties custom = properties.getCustomProperties();
        custom.addProperty(MARK + "plan", edition.plan());
        custom.addProperty(MARK + "report", edition.report().name());
        custom.addProperty(MARK + "month", edition.month().toString());
        custom.addProperty(MARK + "version", edition.version());
        custom.addProperty(MARK + "language", edition.language().getLanguage());
    }

    /**
     * Reads a file.
     *
     * @throws WorkbookNotOurs when it is no workbook, or not one of ours
     */
    public static Returned read(Path file) {
        try (OPCPackage opened = OPCPackage.open(file.toFile(), PackageAccess.READ);
                XSSFWorkbook book = new XSSFWorkbook(opened)) {
            POIXMLProperties.CustomProperties custom = book.getProperties().getCustomProperties();
            Words words = Words.in(Locale.forLanguageTag(text(custom, "language")));
            XSSFSheet summary = book.getSheet(words.say(Sheet.SUMMARY));
            if (summary == null) {
                throw new WorkbookNotOurs(file.toString(), "its summary is gone", null);
            }
            return new Returned(
                    text(custom, "plan"),
                    text(custom, "report"),
                    YearMonth.parse(text(custom, "month")),
                    Objects.requireNonNull(custom.getProperty(MARK + "version")).getI4(),
                    comments(summary));
        } catch (IOException | InvalidFormatException | RuntimeException e) {
            // POI answers a damaged file with a dozen kinds of exceptions.
            throw e instanceof WorkbookNotOurs ours
                    ? ours
                    : new WorkbookNotOurs(file.toString(), String.valueOf(e.getMessage()), e);
        }
    }

    private static Map<String, String> comments(XSSFSheet summary) {
        DataFormatter formatter = new DataFormatter(Locale.ROOT);
        Map<String, String> comments = new LinkedHashMap<>();
        for (Row row : summary) {
            String key = formatter.formatCellValue(row.getCell(SummarySheet.KEY));
            String comment =
                    formatter.formatCellValue(row.getCell(SummarySheet.COMMENT)).strip();
            if (!key.isEmpty() && !comment.isEmpty()) {
                comments.put(key, SafeText.back(comment));
            }
        }
        return comments;
    }

    private static String text(POIXMLProperties.CustomProperties custom, String name) {
        var property = custom.getProperty(MARK + name);
        if (property == null) {
            throw new IllegalArgumentException("it does not say which report it is");
        }
        return property.getLpwstr();
    }
}
