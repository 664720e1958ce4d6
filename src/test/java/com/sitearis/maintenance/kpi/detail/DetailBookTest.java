package com.sitearis.maintenance.kpi.detail;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.kpi.words.Words;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class DetailBookTest {

    private static final OffsetDateTime AT = OffsetDateTime.parse("2026-10-25T00:30:00Z");

    @Test
    void valuesKeepTheirTypeAndTextFromOutsideIsHarmless() throws IOException {
        try (XSSFWorkbook book = read(write(10, 1))) {
            XSSFRow row = book.getSheet("Contrôles").getRow(1);
            assertThat(DateUtil.isCellDateFormatted(row.getCell(0))).isTrue();
            assertThat(row.getCell(0).getLocalDateTimeCellValue())
                    .isEqualTo(LocalDateTime.parse("2026-10-25T02:30:00"));
            assertThat(row.getCell(1).getNumericCellValue()).isEqualTo(12.5);
            assertThat(row.getCell(2).getStringCellValue()).isEqualTo("non");
            assertThat(row.getCell(3).getStringCellValue()).isEqualTo("'=cmd|' /C calc'!A0");
            assertThat(row.getCell(4)).isNull();
        }
    }

    @Test
    void aTableTooLongForOneSheetGoesOnInTheNext() throws IOException {
        try (XSSFWorkbook book = read(write(10, 25))) {
            assertThat(book.getNumberOfSheets()).isEqualTo(3);
            assertThat(book.getSheetAt(1).getSheetName()).isEqualTo("Contrôles 2");
            assertThat(book.getSheetAt(0).getLastRowNum()).isEqualTo(10);
            assertThat(book.getSheetAt(2).getLastRowNum()).isEqualTo(5);
            assertThat(book.getSheetAt(2).getRow(0).getCell(0).getStringCellValue())
                    .isEqualTo(book.getSheetAt(0).getRow(0).getCell(0).getStringCellValue());
        }
    }

    private static byte[] write(int mostRows, int rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DetailBook book = new DetailBook(out, Words.in(Locale.FRENCH), ZoneId.of("Europe/Paris"), mostRows)) {
            DetailBook.Table table = book.table("checks", List.of("at", "mean", "up", "cause", "run"));
            for (int i = 0; i < rows; i++) {
                table.row(AT, 12.5, false, "=cmd|' /C calc'!A0", null);
            }
            table.end();
            assertThat(book.rows()).isEqualTo(rows);
        }
        return out.toByteArray();
    }

    private static XSSFWorkbook read(byte[] bytes) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(bytes));
    }
}
