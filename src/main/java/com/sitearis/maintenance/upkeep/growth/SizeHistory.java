package com.sitearis.maintenance.upkeep.growth;

import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sizes of a database and of its tables, day by day: {@code app.size_day}. */
final class SizeHistory {

    private final JdbcClient jdbc;
    private final String target;

    SizeHistory(JdbcClient jdbc, String target) {
        this.jdbc = jdbc;
        this.target = target;
    }

    /** The day's sizes; the last look of a day counts. */
    void keep(LocalDate day, List<Sized> sizes) {
        jdbc.sql("""
                        insert into app.size_day (target, relation, day, bytes, rows)
                        select :target, s.relation, :day, s.bytes, s.rows
                          from unnest(:relations, :bytes, :rows) as s (relation, bytes, rows)
                        on conflict (target, relation, day) do update
                           set bytes = excluded.bytes, rows = excluded.rows""")
                .param("target", target)
                .param("day", day)
                .param("relations", sizes.stream().map(Sized::name).toArray(String[]::new))
                .param("bytes", sizes.stream().map(Sized::bytes).toArray(Long[]::new))
                .param("rows", sizes.stream().map(Sized::rows).toArray(Double[]::new))
                .update();
    }

    /** Older days are of no use for a trend, and tables come and go. */
    void forgetBefore(LocalDate day) {
        jdbc.sql("delete from app.size_day where target = :target and day < :day")
                .param("target", target)
                .param("day", day)
                .update();
    }

    Map<LocalDate, Double> bytes(String relation, LocalDate from) {
        return values("bytes::float8", relation, from);
    }

    Map<LocalDate, Double> rows(String relation, LocalDate from) {
        return values("rows", relation, from);
    }

    private Map<LocalDate, Double> values(String column, String relation, LocalDate from) {
        Map<LocalDate, Double> values = new TreeMap<>();
        jdbc.sql("select day, " + column + " from app.size_day where target = :target and relation = :relation"
                        + " and day >= :from and " + column + " is not null")
                .param("target", target)
                .param("relation", relation)
                .param("from", from)
                .query((ResultSet row) -> {
                    values.put(row.getObject(1, LocalDate.class), row.getDouble(2));
                });
        return values;
    }
}
