package com.sitearis.maintenance.kpi.workbook;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** One style for each look: Excel refuses files with too many of them. */
final class Styles {

    private final XSSFWorkbook book;
    private final Map<Look, XSSFCellStyle> styles = new HashMap<>();

    Styles(XSSFWorkbook book) {
        this.book = book;
    }

    XSSFCellStyle of(Look look) {
        return styles.computeIfAbsent(look, this::make);
    }

    private XSSFCellStyle make(Look look) {
        XSSFCellStyle style = book.createCellStyle();
        XSSFFont font = book.createFont();
        font.setFontName("Calibri");
        font.setFontHeightInPoints((short) look.points());
        font.setBold(look.bold());
        font.setColor(color(look.ink()));
        style.setFont(font);
        style.setWrapText(look.wrap());
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        if (look.centered()) {
            style.setAlignment(HorizontalAlignment.CENTER);
        } else if (look.boxed() && look.format() == null) {
            style.setAlignment(HorizontalAlignment.LEFT);
            style.setIndention((short) 1);
        }
        if (look.fill() != null) {
            style.setFillForegroundColor(color(look.fill()));
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        }
        if (look.format() != null) {
            style.setDataFormat(book.createDataFormat().getFormat(look.format()));
        }
        if (look.boxed()) {
            box(style);
        }
        return style;
    }

    private static void box(XSSFCellStyle style) {
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        XSSFColor line = color("CBD2D9");
        style.setTopBorderColor(line);
        style.setBottomBorderColor(line);
        style.setLeftBorderColor(line);
        style.setRightBorderColor(line);
    }

    /** With its alpha: the schema wants eight digits, and POI writes what it is given. */
    static XSSFColor color(String rgb) {
        return new XSSFColor(HexFormat.of().parseHex("FF" + rgb), null);
    }
}
