package com.sitearis.maintenance.kpi.edition;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People's comments on figures. None is ever overwritten: a newer one takes precedence. */
public final class Remarks {

    /**
     * The comments in force for a month: for each KPI the newest of the month itself, or else of the latest of the twelve
     * months before that has one. An empty text takes a comment back.
     */
    private static final String IN_FORCE = """
            select kpi, month, text, author, at
            from (select distinct on (kpi) kpi, month, text, author, at
                  from app.report_remark
                  where kind = :kind and month <= :month and month > :month - interval '12 months'
                  order by kpi, month desc, id desc) newest
            where text <> ''
            order by kpi""";

    private final JdbcClient jdbc;
    private final Clock clock;

    public Remarks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Writes a comment.
     *
     * @param text empty to take an earlier one back
     */
    public void write(String kind, String kpi, YearMonth month, String text, String author) {
        jdbc.sql("insert into app.report_remark (kind, kpi, month, text, author, at)"
                        + " values (:kind, :kpi, :month, :text, :author, :now)")
                .param("kind", kind)
                .param("kpi", kpi)
                .param("month", month.atDay(1))
                .param("text", text.strip())
                .param("author", author)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The comments in force for a month: its own, or else the latest of an earlier one. */
    public List<Remark> inForce(String kind, YearMonth month) {
        return jdbc.sql(IN_FORCE)
                .param("kind", kind)
                .param("month", month.atDay(1))
                .query((row, number) -> new Remark(
                        row.getString("kpi"),
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        row.getString("text"),
                        row.getString("author"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
