package com.sitearis.maintenance.slowquery.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.run.QuietScope;
import com.sitearis.maintenance.slowquery.history.WeeklyQuery.Source;
import com.sitearis.maintenance.slowquery.sketch.DurationSketch;
import com.sitearis.maintenance.upkeep.UpkeepStage;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Weeks from hours, and from what was made of them. */
class QueryHistoryIT {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalDate MONDAY = LocalDate.parse("2026-10-19"); // its Sunday has 25 hours
    private static final long APPLE = 0x8000_0000_0000_0001L;
    private static final long PEAR = 7;

    private static UpkeepStage stage;

    @BeforeAll
    static void create() {
        stage = UpkeepStage.create("query_history_own");
    }

    private static HourFigures log(String hour, long fingerprint, long... micros) {
        DurationSketch sketch = new DurationSketch();
        long total = 0;
        long longest = 0;
        for (long one : micros) {
            sketch.add(one);
            total += one;
            longest = Math.max(longest, one);
        }
        return new HourFigures(
                Instant.parse(hour),
                fingerprint,
                "",
                false,
                micros.length,
                total,
                longest,
                null,
                null,
                null,
                10L,
                1L,
                5L,
                0L,
                sketch);
    }

    private static void enter(String target, HourFigures... figures) throws SQLException {
        try (Connection connection = stage.own.getConnection()) {
            connection.setAutoCommit(false);
            QueryHours hours = new QueryHours(connection, target, Source.LOG);
            hours.texts(Map.of(APPLE, "select apple", PEAR, "select pear"));
            hours.add(List.of(figures));
            hours.cover(List.of(figures).stream().map(HourFigures::hour).toList(), List.of());
            connection.commit();
        }
    }

    private static void fill(String target) throws SQLException {
        enter(target, log("2026-10-18T21:00:00Z", APPLE, 1)); // Sunday 23:00 in Paris: the week before
        enter(target, log("2026-10-18T22:00:00Z", APPLE, 1000, 3000), log("2026-10-20T10:00:00Z", PEAR, 7));
        enter(target, log("2026-10-18T22:00:00Z", APPLE, 2000));
        enter(target, log("2026-10-25T00:00:00Z", APPLE, 500), log("2026-10-25T01:00:00Z", APPLE, 600));
        enter(target, log("2026-10-25T23:00:00Z", APPLE, 9)); // the week after
    }

    private static void check(QueryWeek week) {
        assertThat(week.hoursKnown()).isEqualTo(4);
        assertThat(week.queries()).hasSize(2);
        WeeklyQuery apple = week.queries().get(0);
        assertThat(apple.fingerprint().text()).isEqualTo("select apple");
        assertThat(apple.fingerprint().id()).isEqualTo("8000000000000001");
        assertThat(apple.calls()).isEqualTo(5);
        assertThat(apple.totalMs()).isEqualTo(7.1);
        assertThat(apple.maxMs()).isEqualTo(3.0);
        assertThat(apple.rows()).isNull();
        assertThat(apple.lockWaits()).isEqualTo(4);
        assertThat(Objects.requireNonNull(apple.durations()).count()).isEqualTo(5);
        assertThat(apple.msByHour()).hasSize(168);
        assertThat(apple.msByHour().get(0)).as("Monday from 00:00 on").isEqualTo(6.0);
        assertThat(apple.msByHour().get(6 * 24 + 2)).as("02:00 came twice").isEqualTo(1.1);
    }

    @Test
    void addsAWeekUpInThePlansZone() throws Exception {
        fill("weekly");
        QueryHistory history = new QueryHistory(stage.own);
        check(history.week("weekly", MONDAY, PARIS));
        assertThat(history.weeks("weekly", PARIS)).containsExactly(MONDAY.plusWeeks(1), MONDAY, MONDAY.minusWeeks(1));
        assertThat(history.text(APPLE)).contains("select apple");
        assertThat(history.text(99)).isEmpty();
        assertThat(history.statement(PEAR, PARIS))
                .filteredOn(week -> week.database().equals("weekly"))
                .singleElement()
                .satisfies(week -> assertThat(week.queries()).hasSize(1));
    }

    @Test
    void hoursBecomeWeeksAndWeeksGo() throws Exception {
        fill("kept");
        keep("2027-01-22T00:00:00Z"); // the week's end is not 90 days old
        assertThat(hours()).isEqualTo(5);
        keep("2027-01-25T00:00:00Z");
        assertThat(hours()).as("those of the week after stay").isEqualTo(1);
        check(new QueryHistory(stage.own).week("kept", MONDAY, PARIS));

        enter("kept", log("2026-10-20T10:00:00Z", PEAR, 7)); // a log that came late
        keep("2027-01-25T01:00:00Z");
        QueryWeek week = new QueryHistory(stage.own).week("kept", MONDAY, PARIS);
        assertThat(week.queries().get(1).calls()).isEqualTo(2);

        keep("2028-12-31T00:00:00Z");
        assertThat(new QueryHistory(stage.own).weeks("kept", PARIS)).isEmpty();
    }

    private static void keep(String now) throws SQLException {
        stage.clock.set(now);
        new HistoryKeeper(stage.own, stage.clock, PARIS).keep("kept", new QuietScope());
    }

    private static long hours() {
        return stage.jdbc()
                .sql("select count(*) from app.query_known_hour where target = 'kept'")
                .query(Long.class)
                .single();
    }
}
