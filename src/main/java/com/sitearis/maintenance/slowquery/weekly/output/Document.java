package com.sitearis.maintenance.slowquery.weekly.output;

import com.sitearis.maintenance.slowquery.weekly.review.QueryFinding;
import com.sitearis.maintenance.slowquery.weekly.review.Statement;
import com.sitearis.maintenance.slowquery.weekly.review.WeekFacts;
import com.sitearis.maintenance.slowquery.weekly.words.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A week for programs. Times are in milliseconds; what is unknown is null. */
public record Document(
        String plan, String week, LocalDate monday, Instant made, boolean over, List<DatabasePart> databases) {

    public record DatabasePart(
            String database,
            int hoursKnown,
            @Nullable LocalDate since,
            @Nullable Double totalMs,
            List<Row> top,
            List<Found> findings,
            List<String> doubts) {}

    public record Row(
            String fingerprint,
            String query,
            String source,
            long calls,
            double totalMs,
            double share,
            double meanMs,
            @Nullable Double p95Ms,
            @Nullable Double maxMs,
            @Nullable Long rows) {}

    public record Found(String kind, String object, String severity, String evidence, String suggestion) {}

    public static Document of(SlowReport report) {
        return new Document(
                report.plan(),
                Words.in(Locale.ENGLISH).week(report.monday()),
                report.monday(),
                report.made(),
                report.over(),
                report.databases().stream().map(Document::part).toList());
    }

    private static DatabasePart part(SlowReport.DatabaseWeek one) {
        WeekFacts facts = one.review().facts();
        return new DatabasePart(
                facts.database(),
                facts.hoursKnown(),
                one.since(),
                facts.known() ? facts.totalMs() : null,
                facts.top().stream().map(statement -> row(facts, statement)).toList(),
                one.review().findings().stream().map(Document::found).toList(),
                one.doubts());
    }

    private static Row row(WeekFacts facts, Statement one) {
        return new Row(
                one.id(),
                one.fingerprint().text(),
                one.source().name(),
                one.calls(),
                one.totalMs(),
                facts.share(one),
                one.meanMs(),
                one.p95Ms(),
                one.maxMs(),
                one.rows());
    }

    private static Found found(QueryFinding one) {
        return new Found(one.kind().key(), one.object(), one.severity().name(), one.evidence(), one.suggestion());
    }
}
