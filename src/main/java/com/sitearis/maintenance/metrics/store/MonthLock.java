package com.sitearis.maintenance.metrics.store;

import java.time.YearMonth;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who stores samples of a month holds its lock together with others; who drops the month's samples holds it alone. Until the
 * end of the transaction; several months are locked in their order.
 */
final class MonthLock {

    private static final int CLASS = 0x4d45_5452; // "METR": of pg_advisory locks with two keys, ours

    private final JdbcClient jdbc;

    MonthLock(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void shared(Collection<YearMonth> months) {
        jdbc.sql("select pg_advisory_xact_lock_shared(:class, month) from unnest(:months) month")
                .param("class", CLASS)
                .param("months", months.stream().map(MonthLock::key).sorted().toArray(Integer[]::new))
                .query(rows -> {});
    }

    void alone(YearMonth month) {
        jdbc.sql("select pg_advisory_xact_lock(:class, :month)")
                .param("class", CLASS)
                .param("month", key(month))
                .query(rows -> {});
    }

    private static Integer key(YearMonth month) {
        return month.getYear() * 12 + month.getMonthValue();
    }
}
