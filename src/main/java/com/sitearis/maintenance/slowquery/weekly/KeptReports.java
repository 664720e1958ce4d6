package com.sitearis.maintenance.slowquery.weekly;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The weekly reports, in {@code app.slow_query_report}: made once for a week and a set of databases, kept for good. */
final class KeptReports {

    private final JdbcClient jdbc;

    KeptReports(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a report; the first one of its week and databases stays. */
    void keep(KeptReport report, @Nullable String by) {
        jdbc.sql("""
                        insert into app.slow_query_report (report, monday, databases, made_at, asked_by, file_name, page,
                            page_sha256, workbook, workbook_sha256, document, subject, mail)
                        values (:report, :monday, :databases, :made, :by, :file, :page, :pageSha, :workbook,
                            :workbookSha, :document::json, :subject, :mail)
                        on conflict (report, monday, databases) do nothing""")
                .param("report", report.report())
                .param("monday", report.monday())
                .param("databases", report.databases())
                .param("made", report.made().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("file", report.fileName())
                .param("page", report.page())
                .param("pageSha", DigestUtils.sha256Hex(report.page()))
                .param("workbook", report.workbook())
                .param("workbookSha", DigestUtils.sha256Hex(report.workbook()))
                .param("document", report.document())
                .param("subject", report.subject())
                .param("mail", report.mail())
                .update();
    }

    /** Of the newest weeks first, without their bytes. */
    List<KeptWeek> list(int limit) {
        return jdbc.sql("""
                        select id, report, monday, databases, made_at, file_name from app.slow_query_report
                         order by monday desc, id desc limit :limit""")
                .param("limit", limit)
                .query((row, number) -> new KeptWeek(
                        row.getLong("id"),
                        row.getString("report"),
                        row.getObject("monday", LocalDate.class),
                        row.getString("databases"),
                        row.getObject("made_at", OffsetDateTime.class).toInstant(),
                        row.getString("file_name")))
                .list();
    }

    /** @throws SlowReportDamaged when its bytes are not what was written */
    Optional<KeptReport> find(long id) {
        return jdbc.sql("select * from app.slow_query_report where id = :id")
                .param("id", id)
                .query(KeptReports::row)
                .optional();
    }

    /** @throws SlowReportDamaged when its bytes are not what was written */
    Optional<KeptReport> find(String report, LocalDate monday, String databases) {
        return jdbc.sql("""
                        select * from app.slow_query_report
                         where report = :report and monday = :monday and databases = :databases""")
                .param("report", report)
                .param("monday", monday)
                .param("databases", databases)
                .query(KeptReports::row)
                .optional();
    }

    private static KeptReport row(ResultSet row, int number) throws SQLException {
        byte[] page = row.getBytes("page");
        byte[] workbook = row.getBytes("workbook");
        String name = row.getString("file_name");
        if (!DigestUtils.sha256Hex(page).equals(row.getString("page_sha256"))
                || !DigestUtils.sha256Hex(workbook).equals(row.getString("workbook_sha256"))) {
            throw new SlowReportDamaged(name);
        }
        return new KeptReport(
                row.getString("report"),
                row.getObject("monday", LocalDate.class),
                row.getString("databases"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                name,
                page,
                workbook,
                row.getString("document"),
                row.getString("subject"),
                row.getString("mail"));
    }
}
