package com.sitearis.maintenance.slowquery.history;

import com.sitearis.maintenance.slowquery.history.WeeklyQuery.Source;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds one statement's weeks up, all of them in one go: there may be hundreds. */
final class StatementReader {

    private record Week(String target, LocalDate monday) {}

    private static final Comparator<Week> BY_DATABASE =
            Comparator.comparing(Week::target).thenComparing(Week::monday, Comparator.reverseOrder());

    private final Connection connection;
    private final long fingerprint;
    private final ZoneId zone;
    private final Map<Week, Map<Source, WeekSum>> sums = new TreeMap<>(BY_DATABASE);

    /** {@code connection} is in a transaction. */
    StatementReader(Connection connection, long fingerprint, ZoneId zone) {
        this.connection = connection;
        this.fingerprint = fingerprint;
        this.zone = zone;
    }

    /** By database, the newest first; without what a function ran. */
    List<QueryWeek> read(String text) throws SQLException {
        hours();
        weeks();
        Map<Week, Integer> known = known();
        List<QueryWeek> weeks = new ArrayList<>();
        sums.forEach((week, found) -> weeks.add(new QueryWeek(
                week.target(),
                week.monday(),
                known.getOrDefault(week, 0),
                found.values().stream()
                        .sorted(WeekSum.COSTLIEST_FIRST)
                        .map(sum -> sum.query(text))
                        .toList())));
        return weeks;
    }

    private void hours() throws SQLException {
        String sql = "select target, source, hour, date_trunc('week', hour at time zone ?)::date as monday, "
                + WeekSum.FIGURES + " from app.query_known_hour_of(?) where not nested";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, zone.getId());
            statement.setLong(2, fingerprint);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    sum(row).addHour(row, zone);
                }
            }
        }
    }

    private void weeks() throws SQLException {
        String sql = "select target, source, monday, us_by_hour, " + WeekSum.FIGURES
                + " from app.query_week where fingerprint = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, fingerprint);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    sum(row).addWeek(row);
                }
            }
        }
    }

    private WeekSum sum(ResultSet row) throws SQLException {
        return sums.computeIfAbsent(week(row), one -> new EnumMap<>(Source.class))
                .computeIfAbsent(Source.valueOf(row.getString("source")), source -> new WeekSum(source, fingerprint));
    }

    private static Week week(ResultSet row) throws SQLException {
        return new Week(row.getString("target"), row.getObject("monday", LocalDate.class));
    }

    /** Of how many hours of each week something is known. */
    private Map<Week, Integer> known() throws SQLException {
        String sql = "select target, date_trunc('week', hour at time zone ?)::date as monday, count(distinct hour)"
                + " from app.query_coverage where target = any (?) group by 1, 2";
        Map<Week, Integer> known = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, zone.getId());
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            sums.keySet().stream().map(Week::target).distinct().toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    known.put(week(row), row.getInt(3));
                }
            }
        }
        return known;
    }
}
