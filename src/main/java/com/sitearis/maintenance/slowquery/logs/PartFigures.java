package com.sitearis.maintenance.slowquery.logs;

import com.sitearis.maintenance.slowquery.LogAnalysis.Amount;
import com.sitearis.maintenance.slowquery.LogEvent;
import com.sitearis.maintenance.slowquery.LogPlace;
import com.sitearis.maintenance.slowquery.QueryStatistics;
import com.sitearis.maintenance.slowquery.history.HourFigures;
import com.sitearis.maintenance.slowquery.history.QueryHours;
import com.sitearis.maintenance.slowquery.history.WeeklyQuery.Source;
import com.sitearis.maintenance.slowquery.log.LogPart;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Enters what a part of a log tells, by our databases and real hours. */
final class PartFigures {

    private final LogPart part;
    private final LogHours hours;
    private final TreeMap<String, String> targets;

    /** @param targets our databases by what the log calls them */
    PartFigures(LogPart part, LogHours hours, Map<String, String> targets) {
        this.part = part;
        this.hours = hours;
        this.targets = new TreeMap<>(targets);
    }

    /** Statements of other databases, or without a time that could be read: they are not kept. */
    long notKept() {
        return part.queries().stream()
                .filter(query ->
                        target(query.place()).isEmpty() || hour(query.place()).isEmpty())
                .mapToLong(QueryStatistics::calls)
                .sum();
    }

    /** A log that does not name databases speaks of the only one. */
    private Optional<String> target(LogPlace place) {
        return place.database().isEmpty() && targets.size() == 1
                ? Optional.of(targets.firstEntry().getValue())
                : Optional.ofNullable(targets.get(place.database()));
    }

    private Optional<Instant> hour(LogPlace place) {
        return hours.begin(place.hour());
    }

    void enter(Connection connection) throws SQLException {
        SortedSet<Instant> covered = hours.between(part.first(), part.last());
        List<String> gaps = part.unreadableLines() == 0
                ? List.of()
                : List.of("lines of the log could not be read; the run's notes count them");
        for (String target : new TreeSet<>(targets.values())) {
            QueryHours history = new QueryHours(connection, target, Source.LOG);
            List<QueryStatistics> queries = part.queries().stream()
                    .filter(query -> target(query.place()).equals(Optional.of(target)))
                    .filter(query -> hour(query.place()).isPresent())
                    .toList();
            history.texts(texts(queries));
            history.add(figures(queries));
            history.cover(covered, gaps);
            events(connection, target);
        }
    }

    /** Also those of statements that are still open: they are read again from there. */
    private Map<Long, String> texts(List<QueryStatistics> queries) {
        Map<Long, String> texts = new HashMap<>();
        queries.forEach(query -> texts.put(query.hash(), new String(query.text(), StandardCharsets.UTF_8)));
        part.open().forEach(open -> {
            QueryStatistics query = open.query();
            if (query != null) {
                texts.put(query.hash(), new String(query.text(), StandardCharsets.UTF_8));
            }
        });
        return texts;
    }

    /** Two hours of the log's clock may be one. */
    private List<HourFigures> figures(List<QueryStatistics> queries) {
        Map<Instant, Map<Long, QueryStatistics>> sums = new TreeMap<>();
        for (QueryStatistics query : queries) {
            sums.computeIfAbsent(hour(query.place()).orElseThrow(), one -> new HashMap<>())
                    .computeIfAbsent(query.hash(), one -> new QueryStatistics(query.hash(), query.text()))
                    .merge(query);
        }
        List<HourFigures> figures = new ArrayList<>();
        sums.forEach(
                (hour, statements) -> statements.values().forEach(query -> figures.add(HourFigures.of(hour, query))));
        return figures;
    }

    private void events(Connection connection, String target) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into app.log_event_hour as e values (?, ?, ?, ?, ?)
                    on conflict (target, hour, event) do update
                   set count = e.count + excluded.count, sum = e.sum + excluded.sum""")) {
            for (Map.Entry<LogPlace, Map<LogEvent, Amount>> one : part.events().entrySet()) {
                Optional<Instant> hour = hour(one.getKey());
                if (hour.isPresent() && target(one.getKey()).equals(Optional.of(target))) {
                    for (Map.Entry<LogEvent, Amount> event : one.getValue().entrySet()) {
                        insert.setString(1, target);
                        insert.setObject(2, hour.get().atOffset(ZoneOffset.UTC));
                        insert.setString(3, event.getKey().name());
                        insert.setLong(4, event.getValue().count());
                        insert.setLong(5, event.getValue().sum());
                        insert.addBatch();
                    }
                }
            }
            insert.executeBatch();
        }
    }
}
