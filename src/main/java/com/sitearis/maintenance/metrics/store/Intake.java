package com.sitearis.maintenance.metrics.store;

import static com.sitearis.maintenance.metrics.store.SqlTime.timestamp;

import com.sitearis.maintenance.metrics.Delivery;
import com.sitearis.maintenance.metrics.DeliveryContradicted;
import com.sitearis.maintenance.metrics.Sample;
import com.sitearis.maintenance.metrics.SampleRefused;
import com.sitearis.maintenance.metrics.Series;
import com.sitearis.maintenance.metrics.Stored;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores a delivery: its mark, its samples and its dirty hours in one transaction, which joins the caller's if there is one.
 */
final class Intake {

    private static final int TRIES = 3;

    private final JdbcClient jdbc;
    private final JdbcOperations operations;
    private final TransactionTemplate joined;
    private final Months months;
    private final SeriesTable series;
    private final Clock clock;

    Intake(
            JdbcClient jdbc,
            JdbcOperations operations,
            TransactionTemplate joined,
            Months months,
            SeriesTable series,
            Clock clock) {
        this.jdbc = jdbc;
        this.operations = operations;
        this.joined = joined;
        this.months = months;
        this.series = series;
        this.clock = clock;
    }

    Stored store(Delivery delivery) {
        Touched touched = touched(delivery);
        boolean within = TransactionSynchronizationManager.isActualTransactionActive();
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                Optional<Stored> stored = joined.execute(status -> attempt(delivery, touched));
                if (stored.isPresent()) {
                    return stored.get();
                }
            } catch (ConcurrencyFailureException e) {
                // The caller's transaction cannot go on after it; one of our own is begun again.
                if (within) {
                    throw e;
                }
            }
            touched.months.forEach(months::open);
        }
        throw new IllegalStateException("partitions of " + touched.months + " vanish as soon as they are made");
    }

    /** Empty when a month has no partition; nothing was done then. */
    private Optional<Stored> attempt(Delivery delivery, Touched touched) {
        if (!touched.months.isEmpty() && !months.hold(touched.months)) {
            return Optional.empty();
        }
        Map<Series, Integer> numbers = series.numbers(touched.series);
        CopyRows rows = new CopyRows(delivery.samples(), numbers);
        if (!mark(delivery, rows.digest())) {
            return Optional.of(new Stored(true, delivery.samples().size()));
        }
        if (!delivery.samples().isEmpty()) {
            operations.execute((ConnectionCallback<Long>) rows::copyTo);
            dirty(touched.hours);
        }
        AfterCommit.run(() -> series.remember(numbers));
        return Optional.of(new Stored(false, delivery.samples().size()));
    }

    /** Whether the delivery is new; another program that stores it right now is waited for. */
    private boolean mark(Delivery delivery, byte[] digest) {
        int marked = jdbc.sql("insert into app.delivery (source, id, digest, samples, at)"
                        + " values (:source, :id, :digest, :samples, :at) on conflict do nothing")
                .param("source", delivery.source())
                .param("id", delivery.id())
                .param("digest", digest)
                .param("samples", delivery.samples().size())
                .param("at", timestamp(clock.instant()))
                .update();
        if (marked == 0 && !Arrays.equals(digest, knownDigest(delivery))) {
            throw new DeliveryContradicted(delivery);
        }
        return marked == 1;
    }

    private byte[] knownDigest(Delivery delivery) {
        return jdbc.sql("select digest from app.delivery where source = :source and id = :id")
                .param("source", delivery.source())
                .param("id", delivery.id())
                .query((row, number) -> row.getBytes(1))
                .single();
    }

    private void dirty(Collection<Instant> hours) {
        jdbc.sql("insert into app.dirty_hour (hour) select unnest(:hours::timestamptz[])")
                .param("hours", hours.stream().map(Instant::toString).toArray(String[]::new))
                .update();
    }

    private record Touched(Set<Series> series, Set<Instant> hours, Set<YearMonth> months) {}

    private Touched touched(Delivery delivery) {
        Instant now = clock.instant();
        Instant oldest = Retention.oldestSample(now);
        Instant newest = now.plus(Retention.AHEAD);
        IdentityHashMap<Series, Boolean> seen = new IdentityHashMap<>();
        Set<Series> touchedSeries = new LinkedHashSet<>();
        Set<Instant> hours = new TreeSet<>();
        Set<YearMonth> touchedMonths = new TreeSet<>();
        Instant hour = Instant.MIN;
        for (Sample sample : delivery.samples()) {
            Instant at = sample.at();
            if (at.isBefore(oldest) || at.isAfter(newest)) {
                throw new SampleRefused("a sample of " + sample.series() + " at " + at + " lies "
                        + (at.isBefore(oldest)
                                ? "more than " + Retention.HOURLY_MONTHS + " months back"
                                : "more than a day ahead"));
            }
            if (seen.put(sample.series(), true) == null) {
                touchedSeries.add(sample.series());
            }
            Instant its = Hours.of(at);
            if (!its.equals(hour)) {
                hour = its;
                hours.add(its);
                touchedMonths.add(Hours.month(its));
            }
        }
        return new Touched(touchedSeries, hours, touchedMonths);
    }
}
