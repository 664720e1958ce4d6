package com.sitearis.maintenance.metrics;

import com.sitearis.maintenance.metrics.store.MetricStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;

/** What is measured: taken in, and summed up. */
public final class Metrics {

    /** How many series an environment may have, so that a label without end cannot fill the database. */
    public static final int MOST_SERIES = 20_000;

    private final MetricStore store;

    public Metrics(DataSource database, Clock clock) {
        this(new MetricStore(database, clock, MOST_SERIES));
    }

    public Metrics(MetricStore store) {
        this.store = store;
    }

    /**
     * Stores all samples of the delivery or, when one of them cannot be, none. A known delivery changes nothing. Joins the
     * caller's transaction.
     *
     * @throws SampleRefused for a time more than a day ahead or 25 months back
     * @throws TooManySeries when an environment would get too many series
     * @throws DeliveryContradicted for a known id with other samples
     */
    public Stored store(Delivery delivery) {
        return store.store(delivery);
    }

    /** Whether a delivery of this id was stored. */
    public boolean knows(String source, String id) {
        return store.knows(source, id);
    }

    /**
     * The figures from an instant to another, which is not included; whatever has been stored by now is in them.
     *
     * <p>Whole hours of UTC and whole days of the plan's zone cost least. A month of 10 million samples takes a fraction of a second.
     */
    public Summary summary(SeriesQuery query, Instant from, Instant to) {
        return summary(query, List.of(new Period(from, to)));
    }

    /** The figures of several times together, which do not overlap; all of them as of one moment. */
    public Summary summary(SeriesQuery query, List<Period> periods) {
        return store.summary(query, periods);
    }

    /** All series with their latest sample, ordered by environment and metric. */
    public List<SeriesState> series() {
        return store.series();
    }

    /** What a metric is kept for in an environment, in the order of its series. */
    public List<String> targets(String metric, String environment) {
        return series().stream()
                .map(SeriesState::series)
                .filter(series ->
                        series.metric().equals(metric) && series.environment().equals(environment))
                .map(Series::target)
                .distinct()
                .toList();
    }
}
