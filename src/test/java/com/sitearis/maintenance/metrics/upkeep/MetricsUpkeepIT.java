package com.sitearis.maintenance.metrics.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sitearis.maintenance.metrics.Delivery;
import com.sitearis.maintenance.metrics.MetricsDatabase;
import com.sitearis.maintenance.metrics.Sample;
import com.sitearis.maintenance.metrics.Series;
import com.sitearis.maintenance.metrics.SettableClock;
import com.sitearis.maintenance.metrics.store.MetricStore;
import com.sitearis.maintenance.metrics.store.Vitals;
import com.sitearis.maintenance.run.RunStopped;
import com.sitearis.maintenance.run.StepScope;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetricsUpkeepIT {

    private static final Series SERIES = Series.of("web.lcp", "production", "www", Map.of("device", "mobile"));

    private static MetricsDatabase database;
    private SettableClock clock;
    private MetricStore store;
    private MetricsUpkeepWork work;

    @BeforeAll
    static void create() {
        database = MetricsDatabase.create("metrics_upkeep");
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @BeforeEach
    void fresh() {
        database.empty();
        clock = new SettableClock("2026-10-04T12:00:00Z");
        store = new MetricStore(database.dataSource(), clock, 100);
        work = new MetricsUpkeepWork(
                store, new Vitals(database.dataSource(), store, clock), Duration.ofDays(90), ZoneId.of("Europe/Paris"));
        fourDays();
    }

    @Test
    void makesPartitionsOfThisMonthAndTheNext() {
        work.partitions(new Stopping(100));
        assertThat(database.jdbc()
                        .sql("select inhrelid::regclass::text from pg_inherits"
                                + " where inhparent = 'app.sample'::regclass order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("app.sample_2026_09", "app.sample_2026_10", "app.sample_2026_11");
    }

    /** Stopped at each of its steps, or killed inside one, the next run ends as an undisturbed one. */
    @Test
    void cutShortAnywhereTheNextRunEndsTheSame() throws Exception {
        work.rollUp(new Stopping(100));
        List<String> undisturbed = hours();
        for (int stop = 0; stop < 5; stop++) {
            fresh();
            StepScope stopping = new Stopping(stop);
            assertThatThrownBy(() -> work.rollUp(stopping)).isInstanceOf(RunStopped.class);
            work.rollUp(new Stopping(100));
            assertThat(hours()).isEqualTo(undisturbed);
        }
        fresh();
        killedWhileItWrites();
        assertThat(hours()).isEmpty();
        work.rollUp(new Stopping(100));
        assertThat(hours()).isEqualTo(undisturbed);
    }

    private void killedWhileItWrites() throws Exception {
        try (Connection holder = database.dataSource().getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute(
                    "lock table app.series in exclusive mode"); // it gets as far as the series' latest samples
            Thread killer = new Thread(MetricsUpkeepIT::killWhoWaits);
            killer.start();
            assertThatThrownBy(() -> work.rollUp(new Stopping(100))).isInstanceOf(RuntimeException.class);
            killer.join();
            holder.rollback();
        }
    }

    private static void killWhoWaits() {
        String kill = "select count(pg_terminate_backend(pid)) from pg_stat_activity"
                + " where datname = current_database() and wait_event_type = 'Lock'";
        while (database.jdbc().sql(kill).query(Long.class).single() == 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void prunesByMonths() {
        work.rollUp(new Stopping(100));
        clock.set("2027-03-01T00:00:00Z");
        Stopping scope = new Stopping(100);
        work.prune(scope);
        assertThat(scope.notes).containsExactly("raw samples of 2026-09 dropped", "raw samples of 2026-10 dropped");
        work.prune(scope);
        assertThat(scope.notes).hasSize(2);
    }

    private void fourDays() {
        List<Sample> samples = new ArrayList<>();
        Instant first = Instant.parse("2026-09-30T00:30:00Z");
        for (int i = 0; i < 4 * 24; i++) {
            samples.add(new Sample(SERIES, first.plus(Duration.ofHours(i)), i));
        }
        samples.add(new Sample(SERIES, Instant.parse("2026-10-04T11:00:00Z"), 5));
        store.store(new Delivery("test", "1", samples));
    }

    private static List<String> hours() {
        return database.jdbc()
                .sql("select concat_ws('|', hour, part, n, sum, max, md5(sketch)) from app.sample_hour order by hour")
                .query(String.class)
                .list();
    }

    /** Stops a step at one of the places where it may be stopped. */
    private static final class Stopping implements StepScope {

        private final List<String> notes = new ArrayList<>();
        private int left;

        Stopping(int after) {
            this.left = after;
        }

        @Override
        public long runId() {
            return 0;
        }

        @Override
        public void checkStop() {
            if (left-- == 0) {
                throw new RunStopped(0);
            }
        }

        @Override
        public Interruptible onStop(Runnable end) {
            return () -> {};
        }

        @Override
        public void progress(long doneBytes, long totalBytes) {}

        @Override
        public void note(String text) {
            notes.add(text);
        }
    }
}
