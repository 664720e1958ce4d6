package com.sitearis.maintenance.slowquery.weekly.output;

import static com.sitearis.maintenance.slowquery.weekly.review.SampleWeeks.ITEM;
import static com.sitearis.maintenance.slowquery.weekly.review.SampleWeeks.ORDERS;
import static com.sitearis.maintenance.slowquery.weekly.review.SampleWeeks.REPORT;
import static com.sitearis.maintenance.slowquery.weekly.review.SampleWeeks.W46;
import static com.sitearis.maintenance.slowquery.weekly.review.SampleWeeks.counted;
import static com.sitearis.maintenance.slowquery.weekly.review.SampleWeeks.definition;
import static com.sitearis.maintenance.slowquery.weekly.review.SampleWeeks.logged;
import static com.sitearis.maintenance.slowquery.weekly.review.SampleWeeks.week;
import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.slowquery.fingerprint.Fingerprint;
import com.sitearis.maintenance.slowquery.history.QueryWeek;
import com.sitearis.maintenance.slowquery.weekly.review.Doubts;
import com.sitearis.maintenance.slowquery.weekly.review.Review;
import com.sitearis.maintenance.slowquery.weekly.review.ServerLook;
import com.sitearis.maintenance.slowquery.weekly.review.ServerLook.Doubt;
import com.sitearis.maintenance.slowquery.weekly.review.ServerLook.IdleSession;
import com.sitearis.maintenance.slowquery.weekly.review.ServerLook.PlanBefore;
import com.sitearis.maintenance.slowquery.weekly.review.ServerLook.ScanSeen;
import com.sitearis.maintenance.slowquery.weekly.review.ServerLook.SeenPlan;
import com.sitearis.maintenance.slowquery.weekly.review.WeekFacts;
import com.sitearis.maintenance.slowquery.weekly.words.Words;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Page and workbook of a rich week and of an empty one; they stay in {@code target/slow-report} to be looked at. */
class PreviewTest {

    private static final Path FOLDER = Path.of("target", "slow-report");

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void aRichWeekShowsItsFindingsOnPageAndWorkbook(String language) throws IOException {
        SlowReport report = rich(Locale.forLanguageTag(language));
        String page = Page.of(report);
        byte[] workbook = WeekWorkbook.bytes(report);
        keep("rich-" + language, page, workbook);
        Set<String> kinds = report.databases().get(0).review().findings().stream()
                .map(found -> found.kind().key())
                .collect(Collectors.toSet());
        assertThat(kinds)
                .containsExactlyInAnyOrder(
                        "query-slow",
                        "query-regression",
                        "query-plan-changed",
                        "query-new-query",
                        "query-time-share",
                        "query-loop",
                        "query-lock-wait",
                        "query-sequential-scan",
                        "query-temporary-files",
                        "query-cache",
                        "query-rows",
                        "query-idle-in-transaction");
        String cells = cells(workbook);
        report.databases().get(0).review().findings().forEach(found -> {
            assertThat(page).contains(Html.escaped(found.evidence()), Html.escaped(found.suggestion()));
            assertThat(cells).contains(found.evidence(), found.suggestion());
        });
        // Nothing is fetched, nothing runs.
        assertThat(page).doesNotContain("<script", "http://", "https://", "src=", "@import", "url(");
        assertThat(page).doesNotContainPattern("\\{\\d").doesNotContain("NaN", "null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void aWeekWithoutDataHasNoVerdictAndNoZero(String language) throws IOException {
        Words words = Words.in(Locale.forLanguageTag(language));
        WeekFacts facts =
                new WeekFacts(definition(), new QueryWeek("production", W46, 0, List.of()), List.of(), ServerLook.NONE);
        SlowReport report = report(words, facts, null);
        String page = Page.of(report);
        keep("empty-" + language, page, WeekWorkbook.bytes(report));
        assertThat(page)
                .contains(Html.escaped(words.say("page.findings.unknown")), words.say("page.since.none"))
                .doesNotContain(Html.escaped(words.say("page.findings.none")), "<strong>0</strong>");
        assertThat(new MailText(report, Optional.empty()).subject()).contains(" ? ");
        assertThat(new MailText(report, Optional.empty()).text())
                .contains(words.say("mail.no-data"))
                .doesNotContain("https://");
        String link = "https://maintenance.example.com/slow-queries?database=shop&monday=2026-11-16";
        assertThat(new MailText(report, Optional.of(link)).text()).contains(link);
    }

    private static SlowReport rich(Locale language) {
        String dashboard = "select count(*) from event where lower(name) = 'x' and day > '2026-01-01'";
        String sort = "select * from event order by payload, created";
        String update = "update stock set quantity = quantity - 1 where product = 5 and warehouse in (1, 2)";
        List<QueryWeek> before = new ArrayList<>();
        for (int back = 1; back <= 6; back++) {
            before.add(week(
                    W46.minusWeeks(back),
                    counted(ORDERS, 40_000, 9.5 + back % 3),
                    counted(REPORT, 700, 2_300 + 90 * back),
                    counted(ITEM, 2_900_000, 0.2),
                    counted(update, 90_000, 4.1)));
        }
        QueryWeek week = week(
                W46,
                counted(ORDERS, 41_000, 61),
                counted(REPORT, 720, 2_450, 720 * 40, 4_000_000, 900_000, 0),
                counted(ITEM, 3_000_000, 0.21),
                counted(update, 91_000, 4.4),
                counted(dashboard, 1_200, 640, 1_200, 3_600_000, 20_000, 0),
                counted(sort, 300, 800, 300_000, 90_000, 1_000, 4_000_000_000L),
                logged(REPORT, 0, 2_100, 2_300, 2_900, 4_800, 2_500),
                logged(update, 95_000, 900, 1_100, 1_400));
        WeekFacts facts = new WeekFacts(definition(), week, before, server(update));
        return report(Words.in(language), facts, W46.minusWeeks(6));
    }

    private static ServerLook server(String refused) {
        return new ServerLook(
                Map.of(
                        Fingerprint.of(ORDERS).hash(),
                        new SeenPlan(
                                "b",
                                48_211,
                                "Limit  (cost 48211, rows 10)\n  -> Sort  (cost 48211, rows 12)\n"
                                        + "    -> Seq Scan on public.orders  (cost 48190, rows 12)\n         Filter: (customer = ?)",
                                new PlanBefore(
                                        W46.minusWeeks(1),
                                        "a",
                                        64,
                                        "Limit  (cost 64, rows 10)\n  -> Index Scan using orders_customer on public.orders  (cost 64, rows 12)"),
                                List.of(new ScanSeen(
                                        "public.orders",
                                        2_400_000,
                                        12,
                                        "(customer = ?)",
                                        "create index concurrently on public.orders (customer)",
                                        71.0)))),
                Map.of(
                        Fingerprint.of(refused).hash(),
                        "the server could not plan it: relation \"stock\" does not exist"),
                List.of(new IdleSession("web", "checkout", Duration.ofMinutes(34), "select * from cart where id = ?")),
                List.of(new Doubt("doubt.plans", List.of(1, 6))));
    }

    private static SlowReport report(Words words, WeekFacts facts, @Nullable LocalDate since) {
        Review review = Review.of(facts, words);
        return new SlowReport(
                "SiteAris",
                definition(),
                words,
                ZoneId.of("Europe/Paris"),
                W46,
                Instant.parse("2026-11-16T06:00:00Z"),
                true,
                List.of(new SlowReport.DatabaseWeek(review, since, Doubts.of(review, 168, true, words))),
                "1.0");
    }

    private static void keep(String name, String page, byte[] workbook) throws IOException {
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve(name + ".html"), page, StandardCharsets.UTF_8);
        Files.write(FOLDER.resolve(name + ".xlsx"), workbook);
    }

    static String cells(byte[] workbook) throws IOException {
        StringBuilder text = new StringBuilder();
        DataFormatter formatter = new DataFormatter();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            for (int i = 0; i < book.getNumberOfSheets(); i++) {
                XSSFSheet sheet = book.getSheetAt(i);
                sheet.forEach(row -> row.forEach(
                        cell -> text.append(formatter.formatCellValue(cell)).append('\n')));
            }
        }
        return text.toString();
    }
}
