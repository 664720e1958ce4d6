package com.sitearis.maintenance.slowquery.history;

import com.sitearis.maintenance.slowquery.history.WeeklyQuery.Source;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds a week up from its hours, and from what was made of hours that are gone. */
final class WeekReader {

    private static final int FETCH = 5000;

    private record Key(Source source, long fingerprint) {}

    private final Connection connection;
    private final String target;
    private final LocalDate monday;
    private final ZoneId zone;
    private final Long @Nullable [] only;
    private final Map<Key, WeekSum> sums = new LinkedHashMap<>();

    /** {@code connection} is in a transaction: rows come in portions. {@code only} are some statements, or null for all. */
    WeekReader(Connection connection, String target, LocalDate monday, ZoneId zone, @Nullable Collection<Long> only) {
        this.connection = connection;
        this.target = target;
        this.monday = monday;
        this.zone = zone;
        this.only = only == null ? null : only.toArray(Long[]::new);
    }

    /** Statements that a function ran are left out: their time is part of the calling statement's. */
    Collection<WeekSum> read() throws SQLException {
        hours();
        weeks();
        return sums.values();
    }

    private void hours() throws SQLException {
        String sql = "select source, fingerprint, hour, " + WeekSum.FIGURES
                + " from app.query_known_hour where target = ? and hour >= ? and hour < ? and not nested"
                + " and (?::bigint[] is null or fingerprint = any (?))";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCH);
            statement.setString(1, target);
            statement.setObject(2, start(monday, zone));
            statement.setObject(3, start(monday.plusWeeks(1), zone));
            statement.setArray(4, only());
            statement.setArray(5, only());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    sum(row).addHour(row, zone);
                }
            }
        }
    }

    private void weeks() throws SQLException {
        String sql = "select source, fingerprint, us_by_hour, " + WeekSum.FIGURES + " from app.query_week"
                + " where target = ? and monday = ? and (?::bigint[] is null or fingerprint = any (?))";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCH);
            statement.setString(1, target);
            statement.setObject(2, monday);
            statement.setArray(3, only());
            statement.setArray(4, only());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    sum(row).addWeek(row);
                }
            }
        }
    }

    private @Nullable Array only() throws SQLException {
        return only == null ? null : connection.createArrayOf("bigint", only);
    }

    private WeekSum sum(ResultSet row) throws SQLException {
        Key key = new Key(Source.valueOf(row.getString("source")), row.getLong("fingerprint"));
        return sums.computeIfAbsent(key, one -> new WeekSum(one.source(), one.fingerprint()));
    }

    static OffsetDateTime start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant().atOffset(ZoneOffset.UTC);
    }
}
