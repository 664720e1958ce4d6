package com.sitearis.maintenance.slowquery.statements;

import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.run.QuietScope;
import com.sitearis.maintenance.slowquery.history.QueryHistory;
import com.sitearis.maintenance.slowquery.history.QueryWeek;
import com.sitearis.maintenance.upkeep.UpkeepStage;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** A database whose statements are watched from hour to hour. */
final class StatementsStage {

    static final LocalDate MONDAY = LocalDate.parse("2026-11-23");
    static final ZoneId UTC = ZoneId.of("UTC");

    final UpkeepStage stage;
    private final String name;
    private Database database;

    StatementsStage(UpkeepStage stage, String name, PgAddress address) {
        this.stage = stage;
        this.name = name;
        this.database = UpkeepStage.database(name, address);
        stage.clock.set("2026-11-23T08:00:00Z");
    }

    /** The same database at another address or as another account. */
    void moved(PgAddress address) {
        database = UpkeepStage.database(name, address);
    }

    /** A snapshot an hour after the last; answers its notes. */
    List<String> snapshot() throws SQLException {
        stage.clock.set(stage.clock.instant().plus(Duration.ofHours(1)).toString());
        return again();
    }

    List<String> again() throws SQLException {
        QuietScope scope = new QuietScope();
        new SnapshotWork(stage.own, database, stage.clock).snapshot(scope);
        return scope.notes;
    }

    QueryWeek week() {
        return new QueryHistory(stage.own).week(name, MONDAY, UTC);
    }

    /** Calls of the statements whose normal form contains this. */
    long calls(String text) {
        return week().queries().stream()
                .filter(query -> query.fingerprint().text().contains(text))
                .mapToLong(query -> query.calls())
                .sum();
    }

    List<String> gaps() {
        return stage.jdbc()
                .sql("select unnest(notes) from app.query_coverage where target = :target and not complete")
                .param("target", name)
                .query(String.class)
                .list();
    }
}
