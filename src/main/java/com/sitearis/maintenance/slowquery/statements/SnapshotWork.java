package com.sitearis.maintenance.slowquery.statements;

import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.run.StepScope;
import com.sitearis.maintenance.slowquery.history.HourFigures;
import com.sitearis.maintenance.slowquery.history.QueryHours;
import com.sitearis.maintenance.slowquery.history.StatementHours;
import com.sitearis.maintenance.slowquery.history.WeeklyQuery.Source;
import com.sitearis.maintenance.slowquery.statements.SnapshotTables.Last;
import com.sitearis.maintenance.slowquery.statements.StatementView.Reading;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** One look: what was added since the last one, and this one in its place, in one transaction. */
final class SnapshotWork {

    private record Row(long fingerprint, String account, boolean nested) {}

    private final DataSource own;
    private final Database database;
    private final Clock clock;

    SnapshotWork(DataSource own, Database database, Clock clock) {
        this.own = own;
        this.database = database;
        this.clock = clock;
    }

    void snapshot(StepScope scope) throws SQLException {
        scope.checkStop();
        try (Connection connection = own.getConnection()) {
            connection.setAutoCommit(false);
            try {
                take(connection, scope);
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private void take(Connection connection, StepScope scope) throws SQLException {
        SnapshotTables tables = new SnapshotTables(connection, database.name());
        tables.lock(); // before reading: snapshots are compared in the order they were taken
        Optional<Last> last = tables.last();
        Map<Entry.Key, Long> known = last.map(Last::fingerprints).orElseGet(Map::of);
        Reading reading = StatementView.read(database, known, clock.instant());
        Snapshot now = reading.snapshot();
        Differences differences =
                DifferencePolicy.between(last.map(Last::snapshot).orElse(null), now);
        QueryHours hours = new QueryHours(connection, database.name(), Source.STATEMENTS);
        hours.texts(texts(reading, new HashSet<>(known.values())));
        Instant countedFrom = now.takenAt();
        if (last.isPresent() && differences.baseline().isEmpty()) {
            countedFrom = last.get().countedFrom();
            SnapshotHours between = new SnapshotHours(last.get().snapshot().takenAt(), now.takenAt());
            new StatementHours(connection, database.name())
                    .add(between.home(), now.takenAt(), figures(differences, between.home()));
            List<String> gaps = new ArrayList<>(differences.losses());
            gaps.addAll(between.gaps(countedFrom));
            hours.cover(between.covered(), gaps);
        } else if (last.isPresent()) {
            Instant from = last.get().snapshot().takenAt();
            hours.incomplete(from, now.takenAt(), differences.baseline().get());
        }
        tables.replace(now, countedFrom);
        tell(differences, now, scope);
    }

    /** Those of the snapshot before are stored. */
    private static Map<Long, String> texts(Reading reading, Set<Long> stored) {
        Map<Long, String> texts = new HashMap<>(reading.texts());
        texts.keySet().removeAll(stored);
        return texts;
    }

    /** Statements that differ for the server may be one by their normal form. */
    private static List<HourFigures> figures(Differences differences, Instant hour) {
        Map<Row, Counters> rows = new LinkedHashMap<>();
        for (Entry entry : differences.added()) {
            Row row = new Row(entry.fingerprint(), entry.account(), !entry.key().toplevel());
            rows.merge(row, entry.counters(), Counters::plus);
        }
        List<HourFigures> figures = new ArrayList<>();
        rows.forEach((row, sum) -> figures.add(new HourFigures(
                hour,
                row.fingerprint(),
                row.account(),
                row.nested(),
                sum.calls(),
                sum.micros(),
                null,
                sum.rows(),
                sum.sharedHit(),
                sum.sharedRead(),
                sum.temporaryBytes(),
                null,
                null,
                null,
                null)));
        return figures;
    }

    private static void tell(Differences differences, Snapshot now, StepScope scope) {
        differences.baseline().ifPresent(scope::note);
        long calls = differences.added().stream()
                .mapToLong(entry -> entry.counters().calls())
                .sum();
        scope.note(now.entries().size() + " statements seen"
                + (differences.baseline().isPresent()
                        ? ""
                        : "; " + differences.added().size() + " of them ran, " + calls + " calls"));
        differences.losses().forEach(scope::note);
    }
}
