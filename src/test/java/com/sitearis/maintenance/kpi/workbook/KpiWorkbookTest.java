package com.sitearis.maintenance.kpi.workbook;

import static com.sitearis.maintenance.kpi.SampleMonth.OCTOBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sitearis.maintenance.kpi.SampleMonth;
import com.sitearis.maintenance.kpi.edition.Edition;
import com.sitearis.maintenance.kpi.words.SafeText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.PaperSize;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

/** The workbook as Excel gets it, read back. */
class KpiWorkbookTest {

    private static final byte[] FRENCH = bytes(Locale.FRENCH);

    @Test
    void hasElevenSheetsInBothLanguages() throws IOException {
        assertThat(names(FRENCH))
                .containsExactly(
                        "Synthèse",
                        "Disponibilité",
                        "Performance",
                        "Incidents",
                        "Déploiements",
                        "Sécurité",
                        "Base de données",
                        "Calendrier",
                        "Historique",
                        "Méthode et sources",
                        "Journal");
        assertThat(names(bytes(Locale.ENGLISH)))
                .containsExactly(
                        "Summary",
                        "Availability",
                        "Performance",
                        "Incidents",
                        "Deployments",
                        "Security",
                        "Database",
                        "Calendar",
                        "History",
                        "Method and sources",
                        "Journal");
    }

    @Test
    void theSameEditionIsTheSameBytes() {
        assertThat(bytes(Locale.FRENCH)).isEqualTo(FRENCH);
    }

    @Test
    void theSummaryHasNumbersAndStatusesInWords() throws IOException {
        try (XSSFWorkbook book = open(FRENCH)) {
            XSSFSheet summary = book.getSheetAt(0);
            Row availability = summary.getRow(4);
            assertThat(availability.getCell(0).getNumericCellValue()).isEqualTo(99);
            assertThat(availability.getCell(2).getNumericCellValue()).isEqualTo(0.999);
            assertThat(availability.getCell(3).getNumericCellValue()).isEqualTo(0.999045);
            assertThat(availability.getCell(3).getCellStyle().getDataFormatString())
                    .isEqualTo("0.0000%");
            assertThat(availability.getCell(4).getStringCellValue()).isEqualTo("✔ Atteint");
            assertThat(availability.getCell(9).getStringCellValue()).hasSize(12).contains("·");
            assertThat(summary.getRow(6).getCell(4).getStringCellValue()).isEqualTo("✖ Manqué");
            assertThat(summary.getRow(8).getCell(4).getStringCellValue()).isEqualTo("≈ Non concluant");
        }
    }

    @Test
    void theDatabaseSheetShowsWhatUpkeepLeftAndHowSureItIs() throws IOException {
        try (XSSFWorkbook book = open(FRENCH)) {
            XSSFSheet database = book.getSheetAt(6);
            Row bloat = StreamSupport.stream(database.spliterator(), false)
                    .filter(row -> row.getCell(3) != null
                            && row.getCell(3).getCellType() == CellType.STRING
                            && row.getCell(3).getStringCellValue().startsWith("place perdue"))
                    .findFirst()
                    .orElseThrow();
            assertThat(bloat.getCell(1).getNumericCellValue()).isCloseTo(56.7, within(1e-9));
            assertThat(bloat.getCell(2).getStringCellValue()).isEqualTo("Mo");
            assertThat(DateUtil.isCellDateFormatted(bloat.getCell(4))).isTrue();
            assertThat(bloat.getCell(5).getStringCellValue()).isEqualTo("estimation");
            assertThat(cells(book, CellType.STRING))
                    .extracting(Cell::getStringCellValue)
                    .contains("lignes d'une grande table: shop.orders");
        }
    }

    @Test
    void theOnlyFormulasAreDeltasAndSelfChecksAndTheirResultsAreStored() throws IOException {
        try (XSSFWorkbook book = open(FRENCH)) {
            List<Cell> formulas = cells(book, CellType.FORMULA);
            assertThat(formulas).hasSize(10 + 1 + 1);
            Cell delta = book.getSheetAt(0).getRow(4).getCell(5);
            assertThat(delta.getCellFormula()).isEqualTo("IF(ISNUMBER(D5),D5-C5,\"\")");
            assertThat(delta.getNumericCellValue()).isCloseTo(0.000045, within(1e-9));
            assertThat(formulas)
                    .filteredOn(cell -> cell.getSheet() != book.getSheetAt(0))
                    .extracting(Cell::getStringCellValue)
                    .containsExactly("OK", "OK");
        }
    }

    @Test
    void textFromOutsideIsNeverAFormula() throws IOException {
        try (XSSFWorkbook book = open(FRENCH)) {
            assertThat(cells(book, CellType.STRING))
                    .extracting(Cell::getStringCellValue)
                    .contains("'=cmd|' /C calc'!A0", "'@SUM(1+1)*cmd|' /C calc'!A0 paiement refusé")
                    .noneMatch(text -> text.startsWith("=") || text.startsWith("@") || text.startsWith("+"));
        }
        assertThat(SafeText.of("-1+1\u0000\uFFFF")).isEqualTo("'-1+1\uFFFD\uFFFD");
        assertThat(SafeText.back(SafeText.of("=1"))).isEqualTo("=1");
        assertThat(SafeText.of("x".repeat(40_000))).hasSize(32_767);
    }

    @Test
    void datesAreDates() throws IOException {
        try (XSSFWorkbook book = open(FRENCH)) {
            Cell outage = find(book.getSheet("Disponibilité"), "checkout").getCell(1);
            assertThat(DateUtil.isCellDateFormatted(outage)).isTrue();
            assertThat(outage.getLocalDateTimeCellValue())
                    .as("in the plan's zone")
                    .isEqualTo(LocalDateTime.of(2026, 10, 10, 14, 0));
            assertThat(book.getSheetAt(0).getRow(3).getCell(6).getCellStyle().getDataFormatString())
                    .isEqualTo("[$-40C]mmm yyyy");
        }
    }

    @Test
    void everySheetPrintsOnA4OnePageWide() throws IOException {
        try (XSSFWorkbook book = open(FRENCH)) {
            for (int i = 0; i < book.getNumberOfSheets(); i++) {
                XSSFSheet sheet = book.getSheetAt(i);
                assertThat(sheet.getFitToPage()).isTrue();
                assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
                assertThat(sheet.getPrintSetup().getPaperSizeEnum()).isEqualTo(PaperSize.A4_PAPER);
                assertThat(sheet.getPrintSetup().getFitWidth()).isEqualTo((short) 1);
                assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
                assertThat(sheet.getRepeatingRows()).isNotNull();
                assertThat(sheet.getFooter().getRight()).isEqualTo("page &P / &N");
            }
            assertThat(book.getSheetAt(0).getPrintSetup().getFitHeight()).isEqualTo((short) 1);
        }
    }

    @Test
    void chartsHaveTheObjectiveAsALineAndAnAlternativeText() throws IOException {
        try (XSSFWorkbook book = open(FRENCH)) {
            List<XSSFChart> charts =
                    book.getSheet("Disponibilité").getDrawingPatriarch().getCharts();
            assertThat(charts).hasSize(1);
            String xml = charts.get(0).getCTChart().xmlText();
            assertThat(xml).contains("Objectif > 99,9 %", "prstDash").doesNotContain("#REF");
            assertThat(book.getSheet("Disponibilité")
                            .getDrawingPatriarch()
                            .getCTDrawing()
                            .xmlText())
                    .contains("Courbe de Disponibilité sur 12 mois");
            assertThat(book.getSheet("Performance").getDrawingPatriarch().getCharts())
                    .hasSize(5 + 3);
        }
    }

    @Test
    void aMonthThatIsUnknownIsAHoleInTheChartNotAZero() throws IOException {
        try (XSSFWorkbook book = open(FRENCH)) {
            String xml = book.getSheet("Disponibilité")
                    .getDrawingPatriarch()
                    .getCharts()
                    .get(0)
                    .getCTChart()
                    .xmlText();
            String series = xml.substring(xml.indexOf("<c:val>"), xml.indexOf("</c:val>"));
            assertThat(series)
                    .contains("ptCount val=\"12\"")
                    .doesNotContain("idx=\"6\"")
                    .doesNotContain("<c:v>0.0</c:v>");
            assertThat(xml).doesNotContain("dispBlanksAs val=\"zero\"");
        }
    }

    @Test
    void aMonthWithoutAnyDataIsHonest() throws IOException {
        Edition edition = SampleMonth.edition(SampleMonth.nothing(OCTOBER), Locale.FRENCH);
        try (XSSFWorkbook book = open(KpiWorkbook.bytes(edition))) {
            XSSFSheet summary = book.getSheetAt(0);
            for (int row = 4; row < 14; row++) {
                assertThat(summary.getRow(row).getCell(3).getStringCellValue()).isEqualTo("–");
                assertThat(summary.getRow(row).getCell(4).getStringCellValue()).isEqualTo("? Inconnu");
                assertThat(summary.getRow(row).getCell(11).getStringCellValue()).isEqualTo("aucune source configurée");
            }
            assertThat(texts(summary)).contains("Aucun verdict n'est possible ce mois.");
            for (String sheet : List.of("Disponibilité", "Performance", "Incidents", "Déploiements", "Calendrier")) {
                assertThat(texts(book.getSheet(sheet))).contains("Vide : aucune source configurée");
            }
        }
    }

    @Test
    void nothingPointsOutsideAndNothingRuns() throws IOException {
        Map<String, String> parts = parts(FRENCH);
        assertThat(parts.keySet()).noneMatch(name -> name.contains("externalLink") || name.contains("vba"));
        assertThat(parts)
                .allSatisfy((name, text) -> assertThat(text).as(name).doesNotContain("TargetMode=\"External\""));
        assertThat(parts.get("xl/styles.xml"))
                .as("colours with eight digits")
                .doesNotContainPattern("rgb=\"[0-9A-F]{6}\"");
    }

    private static byte[] bytes(Locale language) {
        return KpiWorkbook.bytes(SampleMonth.edition(SampleMonth.rich(OCTOBER), language));
    }

    private static XSSFWorkbook open(byte[] bytes) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(bytes));
    }

    private static List<String> names(byte[] bytes) throws IOException {
        try (XSSFWorkbook book = open(bytes)) {
            List<String> names = new ArrayList<>();
            book.forEach(sheet -> names.add(sheet.getSheetName()));
            return names;
        }
    }

    private static List<Cell> cells(XSSFWorkbook book, CellType type) {
        List<Cell> cells = new ArrayList<>();
        book.forEach(sheet -> sheet.forEach(row -> row.forEach(cell -> {
            if (cell.getCellType() == type) {
                cells.add(cell);
            }
        })));
        return cells;
    }

    private static List<String> texts(XSSFSheet sheet) {
        List<String> texts = new ArrayList<>();
        sheet.forEach(row -> row.forEach(cell -> texts.add(cell.toString())));
        return texts;
    }

    private static Row find(XSSFSheet sheet, String first) {
        for (Row row : sheet) {
            if (row.getCell(0) != null && row.getCell(0).toString().equals(first)) {
                return row;
            }
        }
        throw new AssertionError("no row " + first);
    }

    private static Map<String, String> parts(byte[] bytes) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }
}
