package com.sitearis.maintenance.metrics.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The months that samples lie in, and their partitions. */
final class Months {

    /**
     * @param raw whether raw samples have a partition
     * @param part what these are rolled up as
     * @param hourly false once the hours were folded into days
     */
    record Month(YearMonth month, boolean raw, short part, boolean hourly) {

        Month(YearMonth month) {
            this(month, false, (short) 0, true);
        }
    }

    private final JdbcClient jdbc;
    private final TransactionTemplate alone;
    private final MonthLock lock;

    /** @param alone makes transactions of their own */
    Months(JdbcClient jdbc, TransactionTemplate alone) {
        this.jdbc = jdbc;
        this.alone = alone;
        this.lock = new MonthLock(jdbc);
    }

    /** All there are, in order. */
    List<Month> all() {
        return jdbc.sql("select month, raw, part, hourly from app.sample_month order by month")
                .query(Months::month)
                .list();
    }

    /** Those that overlap the time. */
    Map<YearMonth, Month> between(Instant from, Instant to) {
        Map<YearMonth, Month> months = new TreeMap<>();
        jdbc.sql("select month, raw, part, hourly from app.sample_month where month between :first and :last")
                .param("first", Hours.month(from).atDay(1))
                .param("last", Hours.month(to).atDay(1))
                .query(Months::month)
                .list()
                .forEach(month -> months.put(month.month(), month));
        return months;
    }

    /**
     * Whether raw samples of all these months can be stored: if so until the end of the transaction, if not nothing is held.
     *
     * @throws ConcurrencyFailureException when a month was dropped at this very moment
     */
    boolean hold(Collection<YearMonth> months) {
        if (!open(months)) {
            return false;
        }
        lock.shared(months);
        // Once more: what was true before the lock need not be true any more.
        if (!open(months)) {
            throw new ConcurrencyFailureException("raw samples of one of " + months + " were dropped just now");
        }
        return true;
    }

    private boolean open(Collection<YearMonth> months) {
        Long open = jdbc.sql("select count(*) from app.sample_month where raw and month = any(:months::date[])")
                .param(
                        "months",
                        months.stream().map(month -> month.atDay(1).toString()).toArray(String[]::new))
                .query(Long.class)
                .single();
        return open == months.size();
    }

    /** Makes what is missing of a month's partitions; empty ones, attached without stopping readers and writers. */
    void open(YearMonth month) {
        alone.executeWithoutResult(status -> {
            lock.alone(month);
            Month known = one(month);
            if (!known.raw()) {
                attach("sample", month);
                jdbc.sql("insert into app.sample_month (month, raw) values (:month, true)"
                                + " on conflict (month) do update set raw = true")
                        .param("month", month.atDay(1))
                        .update();
            }
            if (known.hourly()) {
                attach("sample_hour", month);
            }
        });
    }

    private void attach(String table, YearMonth month) {
        String partition = partition(table, month);
        boolean exists = jdbc.sql("select to_regclass('" + partition + "') is not null")
                .query(Boolean.class)
                .single();
        if (!exists) {
            jdbc.sql("create table " + partition + " (like app." + table + " including defaults)")
                    .update();
            jdbc.sql("alter table app." + table + " attach partition " + partition + " for values from ('"
                            + Hours.begin(month) + "') to ('" + Hours.end(month) + "')")
                    .update();
        }
    }

    /** The month as it is now; one that nothing was stored in is open for hours. */
    Month one(YearMonth month) {
        return jdbc.sql("select month, raw, part, hourly from app.sample_month where month = :month")
                .param("month", month.atDay(1))
                .query(Months::month)
                .optional()
                .orElseGet(() -> new Month(month));
    }

    static String partition(String table, YearMonth month) {
        return "app.%s_%d_%02d".formatted(table, month.getYear(), month.getMonthValue());
    }

    private static Month month(ResultSet row, int number) throws SQLException {
        return new Month(
                YearMonth.from(row.getObject("month", LocalDate.class)),
                row.getBoolean("raw"),
                row.getShort("part"),
                row.getBoolean("hourly"));
    }
}
