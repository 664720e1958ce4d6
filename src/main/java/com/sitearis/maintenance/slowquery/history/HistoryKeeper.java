package com.sitearis.maintenance.slowquery.history;

import com.sitearis.maintenance.run.StepScope;
import com.sitearis.maintenance.slowquery.history.WeeklyQuery.Source;
import com.sitearis.maintenance.slowquery.sketch.SketchBytes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes weeks of hours that were kept long enough, and drops old weeks. A week's hours become its rows and go in one
 * transaction, so that a week is never counted twice and never lost.
 */
public final class HistoryKeeper {

    static final Duration HOURS = Duration.ofDays(90);
    static final Period WEEKS = Period.ofMonths(25);

    private final DataSource database;
    private final Clock clock;
    private final ZoneId zone;

    public HistoryKeeper(DataSource database, Clock clock, ZoneId zone) {
        this.database = database;
        this.clock = clock;
        this.zone = zone;
    }

    /** For one database of the plan, its oldest week first; after a stop the rest is still due. */
    public void keep(String target, StepScope scope) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                for (Optional<LocalDate> week = due(connection, target);
                        week.isPresent();
                        week = due(connection, target)) {
                    scope.checkStop();
                    roll(connection, target, week.get());
                    connection.commit();
                    scope.note("the hours of the week from " + week.get() + " became one");
                }
                drop(connection, target);
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    /** The oldest week that has hours, when all of them are old enough. */
    private Optional<LocalDate> due(Connection connection, String target) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                        select least((select min(hour) from app.query_hour where target = ?),
                                     (select min(hour) from app.statement_hour where target = ?))""")) {
            select.setString(1, target);
            select.setString(2, target);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                OffsetDateTime oldest = row.getObject(1, OffsetDateTime.class);
                return Optional.ofNullable(oldest)
                        .map(hour -> hour.atZoneSameInstant(zone)
                                .toLocalDate()
                                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)))
                        .filter(monday -> !monday.plusWeeks(1)
                                .atStartOfDay(zone)
                                .toInstant()
                                .isAfter(clock.instant().minus(HOURS)));
            }
        }
    }

    private void roll(Connection connection, String target, LocalDate monday) throws SQLException {
        for (Source source : Source.values()) {
            QueryHours.lock(connection, target, source);
        }
        Collection<WeekSum> sums = new WeekReader(connection, target, monday, zone, null).read();
        update(connection, "delete from app.query_week where target = ? and monday = ?", target, monday);
        insert(connection, target, monday, sums);
        for (String hours : List.of("app.query_hour", "app.statement_hour")) {
            update(
                    connection,
                    "delete from " + hours + " where target = ? and hour >= ? and hour < ?",
                    target,
                    WeekReader.start(monday, zone),
                    WeekReader.start(monday.plusWeeks(1), zone));
        }
    }

    private static void insert(Connection connection, String target, LocalDate monday, Collection<WeekSum> sums)
            throws SQLException {
        String sql = "insert into app.query_week (target, monday, source, fingerprint, us_by_hour, " + WeekSum.FIGURES
                + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (WeekSum sum : sums) {
                set(
                        insert,
                        target,
                        monday,
                        sum.source.name(),
                        sum.fingerprint,
                        connection.createArrayOf(
                                "bigint",
                                Arrays.stream(sum.microsByHour).boxed().toArray()),
                        sum.calls,
                        sum.totalMicros,
                        sum.maxMicros,
                        sum.rows,
                        sum.sharedHit,
                        sum.sharedRead,
                        sum.temporaryBytes,
                        sum.lockWaits,
                        sum.lockMicros,
                        sum.errors,
                        sum.durations == null ? null : SketchBytes.of(sum.durations));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void drop(Connection connection, String target) throws SQLException {
        LocalDate oldest = clock.instant()
                .atZone(zone)
                .toLocalDate()
                .minus(WEEKS)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        Instant from = oldest.atStartOfDay(zone).toInstant();
        update(connection, "delete from app.query_coverage where target = ? and hour < ?", target, QueryHours.at(from));
        if (update(connection, "delete from app.query_week where target = ? and monday < ?", target, oldest) > 0) {
            update(connection, """
                    delete from app.query_text t
                     where t.fingerprint not in (select fingerprint from app.query_known_hour)
                       and not exists (select from app.query_week w where w.fingerprint = t.fingerprint)
                       and not exists (select from app.statement_snapshot s where t.fingerprint = any (s.fingerprint))
                       and not exists (select from app.log_open_record r where r.fingerprint = t.fingerprint)""");
        }
    }

    private static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, parameters);
            return statement.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }
}
