package com.sitearis.maintenance.metrics.store;

import static com.sitearis.maintenance.metrics.store.SqlTime.timestamp;

import com.sitearis.maintenance.metrics.Delivery;
import com.sitearis.maintenance.metrics.Period;
import com.sitearis.maintenance.metrics.Series;
import com.sitearis.maintenance.metrics.SeriesQuery;
import com.sitearis.maintenance.metrics.SeriesState;
import com.sitearis.maintenance.metrics.Stored;
import com.sitearis.maintenance.metrics.Summary;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Samples in the product's own database; what {@link com.sitearis.maintenance.metrics.Metrics} stands on. */
public final class MetricStore {

    private static final int MONTHS_AHEAD = 1;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Months months;
    private final Intake intake;
    private final RollingUp rollingUp;
    private final Reading reading;
    private final Pruning pruning;

    /** @param mostSeries how many series an environment may have */
    public MetricStore(DataSource database, Clock clock, int mostSeries) {
        JdbcTemplate template = new JdbcTemplate(database);
        this.jdbc = JdbcClient.create(template);
        this.clock = clock;
        JdbcTransactionManager transactions = new JdbcTransactionManager(database);
        TransactionTemplate alone = new TransactionTemplate(transactions);
        alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        TransactionTemplate snapshot = new TransactionTemplate(transactions);
        snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.months = new Months(jdbc, alone);
        SeriesTable series = new SeriesTable(jdbc, mostSeries);
        this.intake = new Intake(jdbc, template, new TransactionTemplate(transactions), months, series, clock);
        this.rollingUp = new RollingUp(template, snapshot, months);
        this.reading = new Reading(template, snapshot, months);
        this.pruning = new Pruning(template, alone, months);
    }

    public Stored store(Delivery delivery) {
        return intake.store(delivery);
    }

    /** Whether a delivery of this id was stored. */
    public boolean knows(String source, String id) {
        return jdbc.sql("select exists (select from app.delivery where source = :source and id = :id)")
                .param("source", source)
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    public Summary summary(SeriesQuery query, List<Period> periods) {
        return reading.summary(query, periods);
    }

    /** Makes the partitions of this month and the next; answers the months. */
    public List<YearMonth> openMonths() {
        YearMonth current = Hours.month(clock.instant());
        List<YearMonth> ahead = List.of(current, current.plusMonths(MONTHS_AHEAD));
        ahead.forEach(months::open);
        return ahead;
    }

    /** Whether the month's samples have a partition. */
    public boolean isOpen(YearMonth month) {
        return months.one(month).raw();
    }

    /** Hours that ended and are not rolled up, in lists for {@link #rollUp}. */
    public List<List<Instant>> due() {
        return rollingUp.due(clock.instant());
    }

    /** Rolls hours up, cut where a day of the zone begins. */
    public void rollUp(List<Instant> hours, ZoneId zone) {
        rollingUp.rollUp(hours, zone);
    }

    /** Months whose raw samples have been kept long enough. */
    public List<YearMonth> rawDue(Duration keep) {
        return pruning.rawDue(clock.instant().minus(keep));
    }

    /** Drops the raw samples of a month; false, and nothing dropped, while an hour of it is not rolled up. */
    public boolean dropRaw(YearMonth month) {
        return pruning.dropRaw(month);
    }

    /** Months whose hours have been kept long enough. */
    public List<YearMonth> hourlyDue() {
        return pruning.hourlyDue(clock.instant());
    }

    /** Folds a month's hours into days of the zone and drops them; false, and nothing done, while raw samples are left. */
    public boolean dropHours(YearMonth month, ZoneId zone) {
        return pruning.dropHours(month, zone);
    }

    public int forgetDeliveries() {
        return pruning.forgetDeliveries(clock.instant());
    }

    /** All series, ordered by their names. */
    public List<SeriesState> series() {
        return jdbc.sql("""
                        with fresh as (
                            select s.series_id, max(s.at) as at
                            from app.sample s join (select distinct hour from app.dirty_hour) d
                                 on d.hour = date_trunc('hour', s.at, 'UTC')
                            where s.at >= :since and s.at >= (select min(hour) from app.dirty_hour)
                            group by s.series_id)
                        select s.metric, s.environment, s.target, s.labels, m.unit, greatest(s.last_at, f.at) as last_at
                        from app.series s left join fresh f on f.series_id = s.id
                             left join app.metric m on m.name = s.metric
                        order by s.environment, s.metric, s.target, s.labels::text""")
                .param("since", timestamp(Retention.oldestSample(clock.instant())))
                .query((row, number) -> new SeriesState(
                        new Series(
                                row.getString("metric"),
                                row.getString("environment"),
                                row.getString("target"),
                                Labels.map(row.getString("labels"))),
                        row.getString("unit"),
                        SqlTime.instantOrNull(row, "last_at")))
                .list();
    }
}
