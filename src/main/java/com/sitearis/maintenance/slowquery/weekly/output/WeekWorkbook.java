package com.sitearis.maintenance.slowquery.weekly.output;

import com.sitearis.maintenance.slowquery.weekly.output.Book.Share;
import com.sitearis.maintenance.slowquery.weekly.output.SlowReport.DatabaseWeek;
import com.sitearis.maintenance.slowquery.weekly.review.QueryFinding;
import com.sitearis.maintenance.slowquery.weekly.review.Regression;
import com.sitearis.maintenance.slowquery.weekly.review.Statement;
import com.sitearis.maintenance.slowquery.weekly.review.WeekFacts;
import com.sitearis.maintenance.slowquery.weekly.words.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;

/** The week as a workbook. */
public final class WeekWorkbook {

    private static final int HOURS = 24;
    private static final int DAYS = 7;

    private final SlowReport report;
    private final Words words;
    private final Workbook book;

    private WeekWorkbook(SlowReport report, Workbook book) {
        this.report = report;
        this.words = report.words();
        this.book = book;
    }

    public static byte[] bytes(SlowReport report) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Workbook book = new Workbook(out, "SiteAris Maintenance", null);
            book.setGlobalDefaultFont("Calibri", 10);
            new WeekWorkbook(report, book).write();
            book.finish();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a workbook is made in memory", e);
        }
    }

    private void write() throws IOException {
        summary();
        findings();
        statements("top", one -> one.review().facts().top());
        regressions();
        statements("new", one -> one.review().fresh());
        profile();
        method();
    }

    private Book sheet(String name, int... widths) {
        String title = words.say("sheet." + name);
        Book sheet = new Book(book, title, words, widths);
        sheet.title(report.plan() + " – " + title);
        sheet.quiet(report.period() + " · "
                + words.say(
                        "page.made",
                        words.at(report.made(), report.zone()),
                        report.zone().getId()));
        sheet.skip();
        return sheet;
    }

    private void summary() throws IOException {
        Book sheet = sheet("summary", 24, 30, 26, 60);
        sheet.head("database", "figure", "value", "evidence");
        for (DatabaseWeek one : report.databases()) {
            WeekFacts facts = one.review().facts();
            boolean known = facts.known();
            long calls = facts.statements().stream().mapToLong(Statement::calls).sum();
            String name = facts.database();
            sheet.row(name, words.say("page.time") + " (s)", known ? (Double) (facts.totalMs() / 1000) : null, "");
            sheet.row(name, words.say("page.calls"), known ? calls : null, "");
            sheet.row(
                    name,
                    words.say("page.statements"),
                    known ? facts.statements().size() : null,
                    "");
            sheet.row(name, words.say("page.hours"), facts.hoursKnown(), "");
            sheet.row(
                    name,
                    words.say("page.findings"),
                    known ? one.review().findings().size() : null,
                    known ? "" : words.say("page.findings.unknown"));
            sheet.row(
                    name,
                    words.say("page.since"),
                    one.since(),
                    one.since() == null ? words.say("page.since.none") : "");
            for (QueryFinding found : one.review().findings().stream().limit(5).toList()) {
                sheet.row(
                        name,
                        words.say("severity." + found.severity().name()) + " – " + found.title(),
                        found.object(),
                        found.evidence());
            }
        }
        sheet.end();
    }

    private void findings() throws IOException {
        Book sheet = sheet("findings", 14, 12, 22, 19, 46, 46, 46);
        sheet.head("database", "severity", "kind", "fingerprint", "statement", "evidence", "suggestion");
        for (DatabaseWeek one : report.databases()) {
            for (QueryFinding found : one.review().findings()) {
                sheet.row(
                        one.review().facts().database(),
                        words.say("severity." + found.severity().name()),
                        found.title(),
                        found.object(),
                        found.statement() == null
                                ? null
                                : Page.shortened(found.statement().text()),
                        found.evidence(),
                        found.suggestion());
            }
            empty(sheet, one, one.review().findings(), "page.findings.none");
        }
        sheet.end();
    }

    private void empty(Book sheet, DatabaseWeek one, List<?> rows, String none) {
        if (rows.isEmpty()) {
            sheet.paragraph(one.review().facts().database() + ": "
                    + words.say(one.review().facts().known() ? none : "page.findings.unknown"));
        }
    }

    /** Which statements of a database a sheet shows. */
    private interface Choice {
        List<Statement> of(DatabaseWeek week);
    }

    private void statements(String name, Choice choice) throws IOException {
        Book sheet = sheet(name, 14, 5, 19, 60, 18, 12, 11, 9, 11, 11, 11, 12, 11, 13, 12);
        sheet.head(
                "database",
                "rank",
                "fingerprint",
                "statement",
                "source",
                "calls",
                "total",
                "share",
                "mean",
                "p95",
                "max",
                "rows",
                "hit",
                "temporary",
                "locks");
        for (DatabaseWeek one : report.databases()) {
            WeekFacts facts = one.review().facts();
            List<Statement> shown = choice.of(one);
            shown.forEach(statement -> row(sheet, facts, statement));
            String none = !name.equals("new")
                    ? "page.findings.unknown"
                    : one.review().freshKnown() ? "page.fresh.none" : "page.fresh.unknown";
            empty(sheet, one, shown, none);
        }
        sheet.end();
    }

    private void row(Book sheet, WeekFacts facts, Statement one) {
        sheet.row(
                facts.database(),
                facts.statements().indexOf(one) + 1,
                one.id(),
                Page.shortened(one.fingerprint().text()),
                words.say("source." + one.source().name()),
                one.calls(),
                one.totalMs() / 1000,
                new Share(facts.share(one)),
                one.meanMs(),
                one.p95Ms(),
                one.maxMs(),
                one.rows(),
                one.hitShare() == null ? null : new Share(one.hitShare()),
                one.temporaryBytes() == null ? null : (Double) (one.temporaryBytes() / 1e6),
                scaled(one.lockMs()));
    }

    private static @Nullable Double scaled(@Nullable Double ms) {
        return ms == null ? null : ms / 1000;
    }

    private void regressions() throws IOException {
        Book sheet = sheet("regressions", 14, 19, 70, 12, 12, 10, 12, 12, 12, 12);
        sheet.head(
                "database",
                "fingerprint",
                "statement",
                "usual",
                "mean",
                "ratio",
                "distance",
                "weeks",
                "calls",
                "extra");
        for (DatabaseWeek one : report.databases()) {
            for (Regression found : one.review().regressions()) {
                sheet.row(
                        one.review().facts().database(),
                        found.statement().id(),
                        Page.shortened(found.statement().fingerprint().text()),
                        found.usual(),
                        found.statement().meanMs(),
                        found.ratio(),
                        Double.isInfinite(found.distance()) ? null : (Double) found.distance(),
                        found.weeks(),
                        found.statement().calls(),
                        found.extraMs() / 1000);
            }
            empty(
                    sheet,
                    one,
                    one.review().regressions(),
                    one.review().facts().before().isEmpty() ? "page.regressions.unknown" : "page.regressions.none");
        }
        sheet.end();
    }

    private void profile() throws IOException {
        int[] widths = new int[HOURS + 1];
        Arrays.fill(widths, 6);
        widths[0] = 16;
        Book sheet = sheet("profile", widths);
        for (DatabaseWeek one : report.databases()) {
            WeekFacts facts = one.review().facts();
            sheet.paragraph(facts.database() + " – " + words.say("page.profile.about") + " (s)");
            double most = 0;
            for (int hour = 0; hour < DAYS * HOURS; hour++) {
                most = Math.max(most, facts.msOfHour(hour));
            }
            sheet.hours(HOURS);
            for (int day = 0; day < DAYS; day++) {
                sheet.label(words.say("day." + (day + 1)));
                for (int hour = 0; hour < HOURS; hour++) {
                    sheet.heat(hour + 1, facts.msOfHour(day * HOURS + hour), most);
                }
                sheet.nextRow();
            }
            sheet.skip();
        }
        sheet.end();
    }

    private void method() throws IOException {
        Book sheet = sheet("method", 105);
        report.method().forEach(sheet::paragraph);
        sheet.skip();
        for (DatabaseWeek one : report.databases()) {
            one.doubts().forEach(doubt -> sheet.paragraph(one.review().facts().database() + ": " + doubt));
        }
        sheet.end();
    }
}
