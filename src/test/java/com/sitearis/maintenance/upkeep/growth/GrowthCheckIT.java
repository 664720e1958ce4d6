package com.sitearis.maintenance.upkeep.growth;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.finding.Finding;
import com.sitearis.maintenance.finding.Severity;
import com.sitearis.maintenance.metrics.Delivery;
import com.sitearis.maintenance.metrics.Sample;
import com.sitearis.maintenance.metrics.Series;
import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.postgres.TestServer;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.QuietScope;
import com.sitearis.maintenance.upkeep.UpkeepStage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sizes, their history, and what is said of the disk. */
class GrowthCheckIT {

    private static UpkeepStage stage;

    @BeforeAll
    static void create() {
        stage = UpkeepStage.create("upkeep_growth");
    }

    private GrowthWork work(Database database, @Nullable String disk) {
        stage.tick();
        GrowthCheckSettings settings = new GrowthCheckSettings(
                List.of(database.name()),
                disk,
                new BigDecimal("0.7"),
                new BigDecimal("0.8"),
                Duration.ofHours(2),
                10_000_000,
                Duration.ofDays(90),
                Duration.ofDays(90));
        Assignment<GrowthCheckSettings> assignment = stage.assignment(new GrowthCheckKind(), settings, database);
        return new GrowthWork(
                assignment,
                database,
                stage.ledger(),
                new SizeHistory(stage.jdbc(), database.name()),
                new Disk(stage.metrics, stage.clock));
    }

    private Finding finding(String target, String kind) {
        return stage.standing(target).stream()
                .map(known -> known.finding())
                .filter(one -> one.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void findsLargeTablesAndThoseThatSoonWillBe() throws Exception {
        PgAddress address = TestServer.createDatabase("grown");
        TestServer.execute(
                address,
                "create table event (id int primary key, at timestamptz not null, n int)",
                "create index on event (at)",
                "create table detail (event int references event)",
                "create table visit (n int)",
                "update pg_class set reltuples = 12300000, relpages = 100000 where relname = 'event'",
                "update pg_class set reltuples = 9000000, relpages = 90000 where relname = 'visit'");
        Database database = UpkeepStage.database("grown", address);
        // 100 000 rows a day, give or take, for a month.
        stage.jdbc().sql("""
                        insert into app.size_day
                        select 'grown', 'public.visit', '2026-11-22'::date - n, 1, 9000000 - n * 100000 + (n % 3) * 5000
                          from generate_series(1, 30) n""").update();

        QuietScope scope = UpkeepStage.carryOut(work(database, null)::measure);

        assertThat(finding("grown", "large-table").evidence()).contains("about 12.3 M rows");
        assertThat(finding("grown", "large-table").suggestion())
                .contains("part by range of at")
                .contains("1 foreign keys point to it");
        assertThat(finding("grown", "table-growing").evidence())
                .contains("rows a day")
                .contains("10.0 M rows will be about 2026-12-02 (95 %: from ");
        assertThat(finding("grown", "disk-not-measured").severity()).isEqualTo(Severity.NOTE);
        assertThat(scope.notes).anyMatch(note -> note.contains("its growth is not known before 14 days"));
        assertThat(stage.jdbc()
                        .sql("select count(*) from app.series where metric = 'db.table-rows'")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void tellsOfTheDiskAndNeverGuesses() throws Exception {
        Database database = UpkeepStage.database("disk", TestServer.createDatabase("disked"));
        Instant now = stage.clock.instant();
        for (int day = 20; day >= 0; day--) {
            disk(now.minus(Duration.ofDays(day)), 0.28 + day * 0.005);
        }
        UpkeepStage.carryOut(work(database, "server")::measure);
        assertThat(finding("disk", "disk-space"))
                .returns(Severity.WARNING, Finding::severity)
                .satisfies(finding -> assertThat(finding.evidence())
                        .startsWith("72.0 % of the disk is in use; 80.0 % will be about 2026-12-08 (95 %: from "));
        assertThat(priority()).isEqualTo("P2");

        disk(stage.clock.instant(), 0.15);
        UpkeepStage.carryOut(work(database, "server")::measure);
        assertThat(finding("disk", "disk-space").severity()).isEqualTo(Severity.SEVERE);
        assertThat(priority()).isEqualTo("P1");

        // Silence is not a disk with room: what was found stays.
        stage.clock.set("2026-11-23T06:00:00Z");
        UpkeepStage.carryOut(work(database, "server")::measure);
        assertThat(stage.kinds("disk")).contains("disk-not-measured", "disk-space server");

        disk(stage.clock.instant(), 0.6);
        UpkeepStage.carryOut(work(database, "server")::measure);
        assertThat(stage.kinds("disk")).doesNotContain("disk-not-measured", "disk-space server");
        stage.clock.set("2026-11-22T23:30:00Z");
    }

    private void disk(Instant at, double free) {
        Series series = Series.of("disk.free", "test", "server", Map.of());
        stage.metrics.store(new Delivery("test", at + "/" + free, List.of(new Sample(series, at, free))));
    }

    private String priority() {
        return stage.jdbc()
                .sql("select priority from app.incident where title = 'disk space in database disk'")
                .query(String.class)
                .single();
    }
}
