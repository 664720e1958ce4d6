package com.sitearis.maintenance.upkeep.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sitearis.maintenance.backup.BackupCatalogue;
import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.plan.Secret;
import com.sitearis.maintenance.postgres.TestServer;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.QuietScope;
import com.sitearis.maintenance.upkeep.UpkeepStage;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Damage that is planted in the server's files is found, and what cannot be looked at is said. */
class IntegrityCheckIT {

    private static final int PAGE = 8192;

    private static UpkeepStage stage;

    @BeforeAll
    static void create() {
        stage = UpkeepStage.create("upkeep_integrity");
    }

    private static IntegrityCheckSettings settings(Duration budget, boolean validate) {
        return new IntegrityCheckSettings(
                List.of("shop"), budget, Duration.ofSeconds(1), false, false, Duration.ofDays(35), validate);
    }

    private static final IntegrityCheckSettings SETTINGS = settings(Duration.ofMinutes(5), false);

    private IntegrityWork work(Database database, IntegrityCheckSettings settings) {
        stage.tick();
        Assignment<IntegrityCheckSettings> assignment = stage.assignment(new IntegrityCheckKind(), settings, database);
        return new IntegrityWork(
                assignment,
                database,
                stage.ledger(),
                new RelationChecks(stage.jdbc(), database.name()),
                new BackupCatalogue(stage.jdbc(), stage.clock),
                stage.clock);
    }

    private static PgAddress shop(String name) {
        PgAddress address = TestServer.createDatabase(name);
        TestServer.execute(
                address,
                "create extension amcheck",
                "create table item as select generate_series(1, 100) n",
                "create table part as select generate_series(1, 100) n",
                "create index part_n on part (n)",
                "checkpoint");
        return address;
    }

    /** The server keeps clean pages in memory: a copy of the files in another database is read from disk. */
    private static PgAddress damaged(String name) throws Exception {
        PgAddress source = shop(name + "_source");
        Path folder = Path.of(one(source, "show data_directory"));
        // The first tuple lies at the page's end, 32 bytes long: the byte that says where its data begin.
        write(folder.resolve(one(source, "select pg_relation_filepath('item')")), PAGE - 32 + 22, (byte) 0xff);
        // The first entry of the only leaf, before the 16 bytes of the B-tree's own: the highest byte of its key.
        write(folder.resolve(one(source, "select pg_relation_filepath('part_n')")), 2 * PAGE - 16 - 16 + 8 + 3, (byte)
                0x7f);
        TestServer.execute(
                TestServer.address(),
                "drop database if exists " + name + " with (force)",
                "create database " + name + " template " + source.database()
                        + (TestServer.major() >= 15 ? " strategy file_copy" : ""));
        return source.withDatabase(name);
    }

    private static void write(Path file, long offset, byte value) throws IOException {
        try (RandomAccessFile pages = new RandomAccessFile(file.toFile(), "rw")) {
            pages.seek(offset);
            pages.write(value);
        }
    }

    private static String one(PgAddress address, String sql) throws SQLException {
        try (Connection connection = TestServer.open(address);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Then the server itself refuses the page; since PostgreSQL 18 it does unless told otherwise. */
    private static boolean checksums() throws SQLException {
        return one(TestServer.address(), "show data_checksums").equals("on");
    }

    @Test
    void findsDamageInAHeapAndInAnIndexAndTheRepairResolvesIt() throws Exception {
        PgAddress address = damaged("harmed");
        Database database = UpkeepStage.database("harmed", address);

        assertThatThrownBy(() -> {
                    IntegrityWork work = work(database, SETTINGS);
                    UpkeepStage.carryOut(work::verify, work::takeStock);
                })
                .isInstanceOf(DamageFound.class)
                .hasMessageContaining("2 relations of harmed are damaged: public.item ("
                        + (checksums() ? "ERROR: invalid page in block 0" : "block 0, item 1: "))
                .hasMessageContaining("public.part_n (ERROR: "
                        + (checksums() ? "invalid page in block 1" : "item order invariant violated"));
        assertThat(stage.kinds("harmed")).contains("damaged-relation public.item", "damaged-relation public.part_n");
        assertThat(stage.jdbc()
                        .sql("select priority || ' ' || title from app.incident where title like '%harmed%'")
                        .query(String.class)
                        .list())
                .containsExactly("P1 damaged relation in database harmed");

        TestServer.execute(address, "reindex index part_n", "drop table item");
        IntegrityWork again = work(database, SETTINGS);
        UpkeepStage.carryOut(again::verify, again::takeStock);
        assertThat(stage.kinds("harmed")).noneMatch(kind -> kind.startsWith("damaged-relation"));
        assertThat(stage.jdbc()
                        .sql("select impact_end is not null from app.incident where title like '%harmed%'")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void goesOnWhereTheTimeRanOut() throws Exception {
        Database database = UpkeepStage.database("slow", shop("slow_check"));
        QuietScope first = UpkeepStage.carryOut(work(database, settings(Duration.ZERO, false))::verify);
        assertThat(first.notes).anyMatch(note -> note.startsWith("0 of ") && note.contains("the rest waits"));

        IntegrityWork work = work(database, SETTINGS);
        QuietScope stopped = new QuietScope();
        work.verify(stopped);
        long all = checked();
        assertThat(all).isGreaterThan(100);
        // As if the run had died after some: the same run again verifies only the others.
        stage.jdbc()
                .sql(
                        "update app.relation_check set checked_at = checked_at - interval '1 day' where relation = 'public.part'")
                .update();
        QuietScope rest = new QuietScope();
        work.verify(rest);
        assertThat(rest.notes).anyMatch(note -> note.startsWith("1 of 1 relations verified"));
        assertThat(checked()).isEqualTo(all);
    }

    private long checked() {
        return stage.jdbc()
                .sql("select count(*) from app.relation_check where target = 'slow'")
                .query(Long.class)
                .single();
    }

    @Test
    void saysWhatAnOrdinaryAccountCouldNotSee() throws Exception {
        PgAddress address = shop("managed_integrity");
        TestServer.execute(
                address,
                "do 'begin create role checker login; exception when duplicate_object then end'",
                "alter role checker password 'look'",
                "alter table item add constraint positive check (n > 0) not valid");
        PgAddress ordinary = new PgAddress(
                address.host(), address.port(), address.database(), "checker", new Secret("R", "look"), Map.of());
        Database managed = UpkeepStage.database("managed", ordinary);
        IntegrityWork work = work(managed, SETTINGS);
        QuietScope scope = UpkeepStage.carryOut(work::verify, work::validate, work::takeStock);
        assertThat(scope.notes).anyMatch(note -> note.contains("not for this account"));
        assertThat(stage.kinds("managed"))
                .contains("amcheck-missing", "restore-not-proven", "constraint-not-validated public.item positive");

        TestServer.execute(
                address,
                "grant execute on function verify_heapam(regclass, boolean, boolean, text, bigint, bigint), bt_index_check(regclass, boolean)"
                        + " to checker",
                "alter table item owner to checker");
        IntegrityWork allowed = work(managed, settings(Duration.ofMinutes(5), true));
        QuietScope done = UpkeepStage.carryOut(allowed::verify, allowed::validate, allowed::takeStock);
        assertThat(done.notes)
                .anyMatch(note -> note.startsWith("alter table public.item validate constraint positive: done"));
        List<String> standing =
                checksums() ? List.of("restore-not-proven") : List.of("restore-not-proven", "checksums-off");
        assertThat(stage.kinds("managed")).containsExactlyInAnyOrderElementsOf(standing);
    }
}
