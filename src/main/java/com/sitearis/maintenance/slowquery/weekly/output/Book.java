package com.sitearis.maintenance.slowquery.weekly.output;

import com.sitearis.maintenance.slowquery.weekly.words.Words;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** A sheet written from top to bottom, set up to print on A4, landscape, one page wide. Values keep their type. */
final class Book {

    /** Excel's limit for a cell. */
    private static final int LONGEST = 32_767;

    private static final String INK = "1F2933";
    private static final String ACCENT = "17365D";

    private final Worksheet sheet;
    private final Words words;
    private final int[] widths;
    private int next;

    Book(Workbook book, String name, Words words, int... widths) {
        this.sheet = book.newWorksheet(name);
        this.words = words;
        this.widths = widths;
        for (int i = 0; i < widths.length; i++) {
            sheet.width(i, widths[i]);
        }
        sheet.pageOrientation("landscape");
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.leftMargin(0.4f);
        sheet.rightMargin(0.4f);
        sheet.hideGridLines();
        sheet.footer("&P / &N", Position.RIGHT, 9);
    }

    void title(String text) {
        sheet.value(next, 0, safe(text));
        sheet.style(next, 0).bold().fontSize(16).fontColor(ACCENT).set();
        next++;
    }

    void quiet(String text) {
        sheet.value(next, 0, safe(text));
        sheet.style(next, 0).fontSize(9).fontColor("616E7C").set();
        next++;
    }

    void paragraph(String text) {
        if (widths.length > 1) {
            sheet.range(next, 0, next, widths.length - 1).merge();
        }
        sheet.value(next, 0, safe(text));
        sheet.style(next, 0)
                .wrapText(true)
                .verticalAlignment("top")
                .fontColor(INK)
                .set();
        int width = Arrays.stream(widths).sum();
        sheet.rowHeight(next, 15.0 * (1 + text.length() / Math.max(1, width)));
        next++;
    }

    void skip() {
        next++;
    }

    /** Heads of columns by their keys among the words; what is written so far stays in sight and is printed on every page. */
    void head(String... keys) {
        for (int i = 0; i < keys.length; i++) {
            sheet.value(next, i, words.say("column." + keys[i]));
            boxed(sheet.style(next, i))
                    .bold()
                    .fillColor(ACCENT)
                    .fontColor("FFFFFF")
                    .horizontalAlignment("center")
                    .verticalAlignment("center")
                    .wrapText(true)
                    .set();
        }
        sheet.rowHeight(next, 24);
        sheet.repeatRows(next, next);
        next++;
        sheet.freezePane(0, next);
    }

    /** A row of a table; null is an empty cell, grey so that nobody takes it for a zero. */
    void row(@Nullable Object... values) {
        int lines = 1;
        for (int i = 0; i < values.length; i++) {
            cell(i, values[i]);
            if (values[i] instanceof String text) {
                lines = Math.max(lines, 1 + text.length() / Math.max(1, (int) (widths[i] * 1.05)));
            }
        }
        if (lines > 1) {
            // Excel's own limit is 409 points.
            sheet.rowHeight(next, Math.min(400, 14.0 * lines + 2));
        }
        next++;
    }

    private void cell(int column, @Nullable Object value) {
        StyleSetter style =
                boxed(sheet.style(next, column)).verticalAlignment("top").fontColor(INK);
        if (value instanceof Share share) {
            sheet.value(next, column, share.value());
            style = style.format("0.0%");
        } else if (value instanceof LocalDate date) {
            sheet.value(next, column, date);
            style = style.format(words.french() ? "dd/mm/yyyy" : "yyyy-mm-dd").horizontalAlignment("center");
        } else if (value instanceof Double number) {
            sheet.value(next, column, number);
            style = style.format(Math.abs(number) < 10 ? "#,##0.00" : Math.abs(number) < 1000 ? "#,##0.0" : "#,##0");
        } else if (value instanceof Number number) {
            sheet.value(next, column, number);
            style = style.format("#,##0");
        } else if (value == null) {
            sheet.value(next, column, "–");
            style = style.fillColor("EDF0F3").fontColor("616E7C").horizontalAlignment("center");
        } else {
            sheet.value(next, column, safe(value.toString()));
            style = style.wrapText(true);
        }
        style.set();
    }

    /** A field of the hour profile: the fuller, the darker. */
    void heat(int column, double ms, double most) {
        StyleSetter style = boxed(sheet.style(next, column));
        if (ms > 0) {
            sheet.value(next, column, ms / 1000);
            double strength = 0.08 + 0.92 * ms / most;
            style = style.format(ms < 10_000 ? "0.0" : "0")
                    .fillColor(mixed(strength))
                    .fontColor(strength > 0.55 ? "FFFFFF" : INK)
                    .horizontalAlignment("center");
        }
        style.set();
    }

    /** Heads 0 to 23 of the hours, from the second column. */
    void hours(int hours) {
        for (int hour = 0; hour < hours; hour++) {
            sheet.value(next, hour + 1, hour);
            sheet.style(next, hour + 1)
                    .fontSize(9)
                    .fontColor("616E7C")
                    .horizontalAlignment("center")
                    .set();
        }
        next++;
    }

    void label(String text) {
        sheet.value(next, 0, safe(text));
        boxed(sheet.style(next, 0)).bold().fontColor(INK).set();
    }

    void nextRow() {
        next++;
    }

    void end() throws IOException {
        sheet.finish();
    }

    private static String mixed(double strength) {
        return String.format(
                Locale.ROOT,
                "%02X%02X%02X",
                (int) (255 + (0x2B - 255) * strength),
                (int) (255 + (0x6C - 255) * strength),
                (int) (255 + (0xB0 - 255) * strength));
    }

    private static StyleSetter boxed(StyleSetter style) {
        return style.borderStyle(BorderStyle.THIN).borderColor("CBD2D9");
    }

    /** A number shown as a percentage. */
    record Share(double value) {}

    /** Text that begins like a formula would be computed when saved as CSV and opened again. */
    private static String safe(String text) {
        String clean = text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x{FFFE}\\x{FFFF}]|\\p{Cs}", "\uFFFD");
        String guarded = !clean.isEmpty() && "=+-@\t\r\n|".indexOf(clean.charAt(0)) >= 0 ? "'" + clean : clean;
        return guarded.length() <= LONGEST ? guarded : guarded.substring(0, LONGEST - 1) + "…";
    }
}
