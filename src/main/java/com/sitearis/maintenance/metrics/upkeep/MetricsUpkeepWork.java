package com.sitearis.maintenance.metrics.upkeep;

import com.sitearis.maintenance.metrics.store.MetricStore;
import com.sitearis.maintenance.metrics.store.Vitals;
import com.sitearis.maintenance.run.StepScope;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.dao.CannotAcquireLockException;

/** The steps of one upkeep. Each is made of transactions that stand for themselves: cut short anywhere, the next run goes on. */
final class MetricsUpkeepWork {

    private final MetricStore store;
    private final Vitals vitals;
    private final Duration keepRaw;
    private final ZoneId zone;

    MetricsUpkeepWork(MetricStore store, Vitals vitals, Duration keepRaw, ZoneId zone) {
        this.store = store;
        this.vitals = vitals;
        this.keepRaw = keepRaw;
        this.zone = zone;
    }

    void partitions(StepScope scope) {
        for (YearMonth month : store.openMonths()) {
            if (!store.isOpen(month)) {
                throw new PartitionMissing(month);
            }
        }
    }

    /** What browsers do not correct any more becomes samples. */
    void settle(StepScope scope) {
        int settled = vitals.settle();
        if (settled > 0) {
            scope.note(settled + " web vitals settled");
        }
    }

    /** By days, oldest first: after a stop the rest is still due. */
    void rollUp(StepScope scope) {
        int hours = 0;
        for (List<Instant> day : store.due()) {
            scope.checkStop();
            store.rollUp(day, zone);
            hours += day.size();
        }
        scope.note(hours + " hours rolled up");
    }

    void prune(StepScope scope) {
        for (YearMonth month : store.rawDue(keepRaw)) {
            scope.checkStop();
            drop("raw samples", month, store::dropRaw, scope);
        }
        for (YearMonth month : store.hourlyDue()) {
            scope.checkStop();
            drop("hours", month, due -> store.dropHours(due, zone), scope);
        }
        int forgotten = store.forgetDeliveries();
        if (forgotten > 0) {
            scope.note(forgotten + " old deliveries forgotten");
        }
    }

    private static void drop(String what, YearMonth month, Predicate<YearMonth> drop, StepScope scope) {
        try {
            scope.note(
                    drop.test(month)
                            ? what + " of " + month + " dropped"
                            : what + " of " + month + " stay: not all of them are rolled up yet");
        } catch (CannotAcquireLockException e) {
            scope.note(what + " of " + month + " stay until the next time: they are being read");
        }
    }
}
