package com.sitearis.maintenance.kpi.workbook;

import com.sitearis.maintenance.kpi.inputs.Note;
import com.sitearis.maintenance.kpi.words.SafeText;
import com.sitearis.maintenance.kpi.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;

/** A sheet that is written from top to bottom. Values keep their type: dates are dates, numbers are numbers. */
final class Page {

    private final XSSFSheet sheet;
    private final Styles styles;
    private final Words words;
    private final ZoneId zone;
    private final int columns;
    private int next;

    /** A value with a look of its own. */
    record Styled(@Nullable Object value, Look look) {}

    /** A formula, with the look of its result. */
    record Formula(String text, Look look) {}

    /**
     * @param columns how many are printed
     */
    Page(XSSFSheet sheet, Styles styles, Words words, ZoneId zone, int... columns) {
        this.sheet = sheet;
        this.styles = styles;
        this.words = words;
        this.zone = zone;
        this.columns = columns.length;
        for (int i = 0; i < columns.length; i++) {
            sheet.setColumnWidth(i, columns[i] * 256);
        }
    }

    XSSFSheet sheet() {
        return sheet;
    }

    /** The row that is written next, from 0. */
    int next() {
        return next;
    }

    int columns() {
        return columns;
    }

    void skip(int rows) {
        next += rows;
    }

    /** A line across the page. */
    void line(String text, Look look) {
        put(sheet.createRow(next), 0, new Styled(text, look));
        next++;
    }

    void section(String text) {
        next++;
        line(text, Look.SECTION);
    }

    /** Text that wraps across the page, over as many lines as it needs. */
    void paragraph(String text) {
        int from = next;
        XSSFRow row = sheet.createRow(from);
        put(row, 0, new Styled(text, Look.PARAGRAPH));
        sheet.addMergedRegion(new CellRangeAddress(from, from, 0, columns - 1));
        int width = 0;
        for (int i = 0; i < columns; i++) {
            width += sheet.getColumnWidth(i) / 256;
        }
        row.setHeightInPoints(14f * (1 + text.length() / Math.max(1, width)));
        next++;
    }

    /** Says why a part is empty. */
    void missing(Note reason) {
        paragraph(words.say("part.missing", words.say(reason)));
    }

    /** What follows begins on a new printed page. */
    void breakHere() {
        sheet.setRowBreak(next - 1);
    }

    /** Heads of columns, by their keys among the words. */
    void head(String... keys) {
        XSSFRow row = sheet.createRow(next);
        for (int i = 0; i < keys.length; i++) {
            put(row, i, new Styled(keys[i].isEmpty() ? "" : words.say("column." + keys[i]), Look.HEAD));
        }
        row.setHeightInPoints(22);
        next++;
    }

    /** A row of a table; null is an empty cell, grey so that nobody takes it for a zero. */
    XSSFRow row(@Nullable Object... values) {
        XSSFRow row = sheet.createRow(next);
        int lines = 1;
        for (int i = 0; i < values.length; i++) {
            put(row, i, values[i]);
            lines = Math.max(lines, lines(row.getCell(i), sheet.getColumnWidth(i) / 256));
        }
        // Not every reader fits rows to wrapped text by itself.
        if (lines > 1) {
            row.setHeightInPoints(13.5f * lines + 2);
        }
        next++;
        return row;
    }

    /**
     * Keeps all that is written so far in sight while scrolling, and repeats it on every printed page from a row on. Only for
     * sheets of one table may that be the table's head.
     */
    void keepInSight(int firstRepeated) {
        sheet.createFreezePane(0, next);
        sheet.setRepeatingRows(new CellRangeAddress(firstRepeated, next - 1, -1, -1));
    }

    private static int lines(XSSFCell cell, int width) {
        if (cell.getCellType() != CellType.STRING || !cell.getCellStyle().getWrapText()) {
            return 1;
        }
        return cell.getStringCellValue()
                .lines()
                .mapToInt(line -> 1 + line.length() / (width + 2))
                .sum();
    }

    private void put(XSSFRow row, int column, @Nullable Object value) {
        XSSFCell cell = row.createCell(column);
        if (value instanceof Formula formula) {
            cell.setCellFormula(formula.text());
            cell.setCellStyle(styles.of(formula.look()));
        } else if (value instanceof Styled styled) {
            fill(cell, styled.value(), styled.look());
        } else {
            fill(cell, value, look(value));
        }
    }

    private void fill(XSSFCell cell, @Nullable Object value, Look look) {
        cell.setCellStyle(styles.of(look));
        if (value instanceof Instant instant) {
            cell.setCellValue(instant.atZone(zone).toLocalDateTime());
        } else if (value instanceof LocalDate date) {
            cell.setCellValue(date);
        } else if (value instanceof YearMonth month) {
            cell.setCellValue(month.atDay(1));
        } else if (value instanceof Duration duration) {
            cell.setCellValue(duration.toMillis() / 86_400_000.0);
        } else if (value instanceof Number number) {
            cell.setCellValue(number.doubleValue());
        } else if (value != null) {
            cell.setCellValue(SafeText.of(value.toString()));
        }
    }

    private Look look(@Nullable Object value) {
        if (value == null) {
            return Look.EMPTY;
        }
        if (value instanceof Instant) {
            return Look.TEXT.as(Formats.instant(words)).center();
        }
        if (value instanceof LocalDate) {
            return Look.TEXT.as(Formats.date(words)).center();
        }
        if (value instanceof YearMonth) {
            return Look.TEXT.as(Formats.month(words)).center();
        }
        if (value instanceof Duration) {
            return Look.TEXT.as(Formats.DURATION);
        }
        return value instanceof Number ? Look.TEXT.as(value instanceof Double ? "#,##0.0##" : "#,##0") : Look.TEXT;
    }
}
