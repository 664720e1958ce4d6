package com.sitearis.maintenance.slowquery.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What statements did, week by week, for as long as it is kept. Reads only. */
public final class QueryHistory {

    private static final String UNKNOWN = "(its text is not known)";

    private final DataSource database;
    private final JdbcClient jdbc;

    public QueryHistory(DataSource database) {
        this.database = database;
        this.jdbc = JdbcClient.create(database);
    }

    /**
     * The week that begins on {@code monday} in {@code zone}, the most expensive statements first. Statements that a
     * function ran are left out, because their time is part of the calling statement's.
     */
    public QueryWeek week(String database, LocalDate monday, ZoneId zone) {
        return week(database, monday, zone, null);
    }

    /**
     * A part of the week, the most expensive statements first; their figures alone are read.
     *
     * @param after the last statement of the part before; null to begin
     */
    public List<Costly> week(String database, LocalDate monday, ZoneId zone, @Nullable Place after, int limit) {
        List<Place> places = places(database, monday, zone, after, limit);
        QueryWeek week = week(
                database, monday, zone, places.stream().map(Place::fingerprint).toList());
        return places.stream()
                .map(place -> new Costly(
                        place,
                        week,
                        week.queries().stream()
                                .filter(query -> query.fingerprint().hash() == place.fingerprint())
                                .toList()))
                .toList();
    }

    /** A statement's place in a week: its time, of all sources together. */
    public record Place(long totalMicros, long fingerprint) {}

    /** A statement of a week, once for each source that knows it. */
    public record Costly(Place place, QueryWeek week, List<WeeklyQuery> queries) {}

    private List<Place> places(String target, LocalDate monday, ZoneId zone, @Nullable Place after, int limit) {
        return jdbc.sql("""
                        with sums as (
                            select fingerprint, sum(total_us)::bigint as total
                              from (select fingerprint, total_us from app.query_known_hour
                                     where target = :target and hour >= :from and hour < :to and not nested
                                     union all
                                    select fingerprint, total_us from app.query_week
                                     where target = :target and monday = :monday) figures
                             group by fingerprint)
                        select total, fingerprint from sums
                         where cast(:total as bigint) is null
                            or (-total, fingerprint) > (-cast(:total as bigint), :fingerprint)
                         order by total desc, fingerprint limit :limit""")
                .param("target", target)
                .param("from", WeekReader.start(monday, zone))
                .param("to", WeekReader.start(monday.plusWeeks(1), zone))
                .param("monday", monday)
                .param("total", after == null ? null : after.totalMicros())
                .param("fingerprint", after == null ? 0 : after.fingerprint())
                .param("limit", limit)
                .query((row, number) -> new Place(row.getLong(1), row.getLong(2)))
                .list();
    }

    private Map<Long, String> texts(List<Long> fingerprints) {
        Map<Long, String> texts = new HashMap<>();
        jdbc.sql("select fingerprint, text from app.query_text where fingerprint = any (:fingerprints)")
                .param("fingerprints", fingerprints.toArray(Long[]::new))
                .query(row -> {
                    texts.put(row.getLong(1), row.getString(2));
                });
        return texts;
    }

    /** The weeks of one statement in every database, by database, the newest first. */
    public List<QueryWeek> statement(long fingerprint, ZoneId zone) {
        String text = text(fingerprint).orElse(UNKNOWN);
        return snapshot(connection -> new StatementReader(connection, fingerprint, zone).read(text));
    }

    private QueryWeek week(String database, LocalDate monday, ZoneId zone, @Nullable List<Long> only) {
        Collection<WeekSum> sums =
                snapshot(connection -> new WeekReader(connection, database, monday, zone, only).read());
        Map<Long, String> texts = only == null ? texts(database, monday, zone) : texts(only);
        List<WeeklyQuery> queries = sums.stream()
                .sorted(WeekSum.COSTLIEST_FIRST)
                .map(sum -> sum.query(texts.getOrDefault(sum.fingerprint, UNKNOWN)))
                .toList();
        return new QueryWeek(database, monday, hoursKnown(database, monday, zone), queries);
    }

    private interface Reading<T> {
        T of(Connection connection) throws SQLException;
    }

    private <T> T snapshot(Reading<T> reading) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ); // hours become weeks meanwhile
            try {
                return reading.of(connection);
            } finally {
                connection.rollback();
                connection.setReadOnly(false);
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the history of statements could not be read", e);
        }
    }

    private Map<Long, String> texts(String target, LocalDate monday, ZoneId zone) {
        Map<Long, String> texts = new HashMap<>();
        jdbc.sql("""
                        select fingerprint, text from app.query_text
                         where fingerprint in (select fingerprint from app.query_known_hour
                                                where target = :target and hour >= :from and hour < :to
                                                union
                                               select fingerprint from app.query_week
                                                where target = :target and monday = :monday)""")
                .param("target", target)
                .param("from", WeekReader.start(monday, zone))
                .param("to", WeekReader.start(monday.plusWeeks(1), zone))
                .param("monday", monday)
                .query(row -> {
                    texts.put(row.getLong(1), row.getString(2));
                });
        return texts;
    }

    private int hoursKnown(String target, LocalDate monday, ZoneId zone) {
        return jdbc.sql("""
                        select count(distinct hour) from app.query_coverage
                         where target = :target and hour >= :from and hour < :to""")
                .param("target", target)
                .param("from", WeekReader.start(monday, zone))
                .param("to", WeekReader.start(monday.plusWeeks(1), zone))
                .query(Integer.class)
                .single();
    }

    /** The Mondays of the weeks of which something is known, the newest first. */
    public List<LocalDate> weeks(String database, ZoneId zone) {
        return jdbc.sql("""
                        select distinct date_trunc('week', hour at time zone :zone)::date as monday
                          from app.query_coverage where target = :target
                         union
                        select monday from app.query_week where target = :target
                         order by monday desc""")
                .param("target", database)
                .param("zone", zone.getId())
                .query(LocalDate.class)
                .list();
    }

    /** A statement's normal form. */
    public Optional<String> text(long fingerprint) {
        return jdbc.sql("select text from app.query_text where fingerprint = :fingerprint")
                .param("fingerprint", fingerprint)
                .query(String.class)
                .optional();
    }
}
