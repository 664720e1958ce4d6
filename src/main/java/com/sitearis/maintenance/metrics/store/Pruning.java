package com.sitearis.maintenance.metrics.store;

import static com.sitearis.maintenance.metrics.store.SqlTime.timestamp;

import com.sitearis.maintenance.metrics.store.Months.Month;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Drops what has been kept long enough, a month at a time, and only what stands complete in the next coarser form. */
final class Pruning {

    private static final String PATIENCE = "set local lock_timeout = '5s'";

    private final JdbcClient jdbc;
    private final TransactionTemplate alone;
    private final Months months;
    private final MonthLock lock;
    private final Folding folding;

    Pruning(JdbcTemplate template, TransactionTemplate alone, Months months) {
        this.jdbc = JdbcClient.create(template);
        this.alone = alone;
        this.months = months;
        this.lock = new MonthLock(jdbc);
        this.folding = new Folding(template);
    }

    /** Months that ended before. */
    List<YearMonth> rawDue(Instant oldest) {
        return months.all().stream()
                .filter(Month::raw)
                .map(Month::month)
                .filter(month -> !Hours.end(month).isAfter(oldest))
                .toList();
    }

    List<YearMonth> hourlyDue(Instant now) {
        return months.all().stream()
                .filter(month -> month.hourly() && !month.raw())
                .map(Month::month)
                .filter(month -> !Hours.end(month).isAfter(Retention.oldestSample(now)))
                .toList();
    }

    /** Drops the raw samples of a month. Answers false, and leaves them, when an hour of it is not rolled up. */
    boolean dropRaw(YearMonth month) {
        return Boolean.TRUE.equals(alone.execute(status -> {
            jdbc.sql(PATIENCE).update();
            lock.alone(month);
            if (dirty(month)) {
                return false;
            }
            jdbc.sql("update app.sample_month set raw = false, part = part + 1 where month = :month")
                    .param("month", month.atDay(1))
                    .update();
            jdbc.sql("drop table " + Months.partition("sample", month)).update();
            return true;
        }));
    }

    /** Folds the hours of a month into days and drops them. */
    boolean dropHours(YearMonth month, ZoneId zone) {
        return Boolean.TRUE.equals(alone.execute(status -> {
            jdbc.sql(PATIENCE).update();
            lock.alone(month);
            Month now = months.one(month);
            if (now.raw() || !now.hourly() || dirty(month)) {
                return false;
            }
            folding.fold(month, zone);
            jdbc.sql("update app.sample_month set hourly = false where month = :month")
                    .param("month", month.atDay(1))
                    .update();
            jdbc.sql("drop table " + Months.partition("sample_hour", month)).update();
            return true;
        }));
    }

    int forgetDeliveries(Instant now) {
        return jdbc.sql("delete from app.delivery where at < :oldest")
                .param("oldest", timestamp(Retention.oldestDelivery(now)))
                .update();
    }

    private boolean dirty(YearMonth month) {
        return jdbc.sql("select exists (select from app.dirty_hour where hour >= :from and hour < :to)")
                .param("from", timestamp(Hours.begin(month)))
                .param("to", timestamp(Hours.end(month)))
                .query(Boolean.class)
                .single();
    }
}
