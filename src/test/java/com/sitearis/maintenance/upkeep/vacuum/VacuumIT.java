package com.sitearis.maintenance.upkeep.vacuum;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.metrics.SeriesQuery;
import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.plan.Secret;
import com.sitearis.maintenance.postgres.ScratchServer;
import com.sitearis.maintenance.postgres.TestServer;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.QuietScope;
import com.sitearis.maintenance.upkeep.UpkeepStage;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Vacuum on a real server: what is done, in which order, what is left alone, and what is said about it. */
class VacuumIT {

    private static UpkeepStage stage;

    @BeforeAll
    static void create() {
        stage = UpkeepStage.create("upkeep_vacuum");
    }

    private static VacuumSettings settings(Duration lockWait) {
        return new VacuumSettings(
                List.of("shop"),
                Duration.ofMinutes(10),
                lockWait,
                true,
                100,
                new BigDecimal("0.05"),
                new BigDecimal("0.5"),
                Duration.ofHours(1));
    }

    private static PgAddress shop(String name) {
        PgAddress address = TestServer.createDatabase(name);
        TestServer.execute(
                address,
                "create table worst (n int) with (autovacuum_enabled = off)",
                "create table bad (n int) with (autovacuum_enabled = off)",
                "create table good (n int)",
                "insert into worst select generate_series(1, 2000)",
                "insert into bad select generate_series(1, 2000)",
                "insert into good select generate_series(1, 2000)");
        TestServer.execute(
                address, "analyze", "delete from worst where n % 10 <> 0", "delete from bad where n % 4 <> 0");
        return address;
    }

    private VacuumWork work(Database database, VacuumSettings settings) {
        Assignment<VacuumSettings> assignment = stage.assignment(new VacuumKind(), settings, database);
        return new VacuumWork(assignment, database, stage.ledger(), stage.workTime(assignment.plan()));
    }

    @Test
    void vacuumsWhatNeedsItMostFirstAndLeavesWhatIsInUse() throws Exception {
        PgAddress address = shop("vacuumed");
        Database database = UpkeepStage.database("shop", address);
        VacuumWork work = work(database, settings(Duration.ofMillis(200)));
        QuietScope scope;
        try (Connection other = TestServer.open(address);
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table bad in share update exclusive mode");

            scope = UpkeepStage.carryOut(work::vacuum, work::takeStock);
            other.rollback();
        }

        assertThat(scope.notes.stream().filter(note -> note.startsWith("vacuum (") && note.contains(" public.")))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("vacuum (analyze, skip_locked, truncate false) public.worst: done"),
                        second -> assertThat(second).contains("public.bad: done"));
        assertThat(scope.notes).anyMatch(note -> note.contains("skipping vacuum of \"bad\""));
        assertThat(scope.notes).noneMatch(note -> note.contains("public.good:"));
        assertThat(stage.kinds("shop"))
                .contains("vacuum-behind public.bad", "table-autovacuum-off public.worst")
                .doesNotContain("vacuum-behind public.worst");
        assertThat(dead()).isBetween(1500d, 2500d);

        stage.tick();
        UpkeepStage.carryOut(work::vacuum, work::takeStock);
        assertThat(stage.kinds("shop")).noneMatch(kind -> kind.startsWith("vacuum-behind"));
    }

    private double dead() {
        Instant now = stage.clock.instant();
        return stage.metrics
                .summary(
                        SeriesQuery.of("db.dead-rows", "test").ofTarget("shop"),
                        now.minusSeconds(1),
                        now.plusSeconds(1))
                .last()
                .orElseThrow();
    }

    @Test
    void keepsToTheMaintenanceWindow() throws Exception {
        Database database = UpkeepStage.database("outside", shop("outside_window"));
        stage.clock.set("2026-11-23T10:00:00Z");
        try {
            VacuumWork work = work(database, settings(Duration.ofSeconds(1)));
            QuietScope scope = UpkeepStage.carryOut(work::vacuum);
            assertThat(scope.notes).singleElement().asString().contains("no maintenance window of test is open");

            Assignment<VacuumSettings> dry = stage.assignment(
                            new VacuumKind(), settings(Duration.ofSeconds(1)), database)
                    .told(Map.of("dry-run", "true"));
            VacuumWork looking = new VacuumWork(dry, database, stage.ledger(), stage.workTime(dry.plan()));
            assertThat(UpkeepStage.carryOut(looking::vacuum).notes)
                    .anyMatch(note -> note.startsWith("would run vacuum") && note.contains("public.worst, because"))
                    .noneMatch(note -> note.startsWith("vacuum ("));
        } finally {
            stage.clock.set("2026-11-22T23:30:00Z");
        }
    }

    @Test
    void anOrdinaryAccountVacuumsItsOwnAndNamesWhatItCouldNot() throws Exception {
        PgAddress address = shop("managed_vacuum");
        TestServer.execute(
                address,
                "do 'begin create role caretaker login; exception when duplicate_object then end'",
                "alter role caretaker password 'care'",
                "alter table bad owner to caretaker");
        PgAddress ordinary = new PgAddress(
                address.host(), address.port(), address.database(), "caretaker", new Secret("C", "care"), Map.of());
        VacuumWork work = work(UpkeepStage.database("managed", ordinary), settings(Duration.ofSeconds(1)));

        QuietScope scope = UpkeepStage.carryOut(work::vacuum, work::takeStock);

        assertThat(scope.notes).anyMatch(note -> note.contains("public.bad: done"));
        assertThat(scope.notes).noneMatch(note -> note.contains("public.worst: done"));
        assertThat(scope.notes).anyMatch(note -> note.contains("are not seen without pg_read_all_stats"));
        assertThat(stage.standing("managed"))
                .filteredOn(known -> known.finding().object().equals("public.worst")
                        && known.finding().kind().equals("vacuum-behind"))
                .singleElement()
                .satisfies(known -> assertThat(known.finding().suggestion()).contains("its owner has to"));
    }

    @Test
    void tellsOfWraparoundAndFreezesTheOldestFirst() throws Exception {
        try (ScratchServer server = TestServer.another("old")) {
            PgAddress address = server.address();
            // As if 1.7 billion transactions had passed since.
            String old = "((txid_current() + 4294967296 - 1700000000) % 4294967296)::text::xid";
            TestServer.execute(
                    address,
                    "create table young (n int)",
                    "create table old (n int)",
                    "update pg_class set relfrozenxid = " + old + " where relname = 'old'",
                    "update pg_database set datfrozenxid = " + old + " where datname = current_database()");
            VacuumWork work = work(UpkeepStage.database("aged", address), settings(Duration.ofSeconds(1)));

            UpkeepStage.carryOut(work::takeStock);

            assertThat(stage.kinds("aged")).contains("wraparound transaction ids", "freeze-overdue public.old");
            assertThat(stage.jdbc()
                            .sql("select priority || ' ' || title from app.incident where title like '%aged%'")
                            .query(String.class)
                            .list())
                    .containsExactlyInAnyOrder("P1 wraparound in database aged", "P1 freeze overdue in database aged");

            QuietScope scope = UpkeepStage.carryOut(work::vacuum);
            assertThat(scope.notes.stream()
                            .filter(note -> note.startsWith("vacuum ("))
                            .findFirst())
                    .hasValueSatisfying(first ->
                            assertThat(first).startsWith("vacuum (freeze").contains("public.old: done"));
            stage.tick();
            UpkeepStage.carryOut(work::takeStock);
            assertThat(stage.kinds("aged")).noneMatch(kind -> kind.startsWith("freeze-overdue"));
        }
    }
}
