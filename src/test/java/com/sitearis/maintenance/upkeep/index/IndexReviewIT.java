package com.sitearis.maintenance.upkeep.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sitearis.maintenance.plan.Database;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.plan.Secret;
import com.sitearis.maintenance.postgres.TestServer;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.QuietScope;
import com.sitearis.maintenance.upkeep.UpkeepStage;
import com.sitearis.maintenance.upkeep.index.IndexReviewSettings.Rebuild;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** The review of indexes on a real server. */
class IndexReviewIT {

    private static UpkeepStage stage;

    @BeforeAll
    static void create() {
        stage = UpkeepStage.create("upkeep_index");
    }

    private static IndexReviewSettings settings(Duration unusedAfter, @Nullable Rebuild rebuild, String... replicas) {
        return new IndexReviewSettings(
                List.of("shop"),
                List.of(replicas),
                unusedAfter,
                DataSize.ofKilobytes(8),
                new BigDecimal("0.4"),
                rebuild);
    }

    private static final Rebuild REBUILD =
            new Rebuild(Duration.ofMinutes(5), Duration.ofMillis(300), true, true, true, true);

    private IndexReviewWork work(Database database, IndexReviewSettings settings, Database... replicas) {
        Database[] databases =
                Stream.concat(Stream.of(database), Stream.of(replicas)).toArray(Database[]::new);
        Assignment<IndexReviewSettings> assignment = stage.assignment(new IndexReviewKind(), settings, databases);
        return new IndexReviewWork(assignment, database, stage.ledger(), stage.workTime(assignment.plan()));
    }

    private static PgAddress shop(String name) {
        PgAddress address = TestServer.createDatabase(name);
        TestServer.execute(
                address,
                "create table customer (id int primary key, email text, city text collate \"C\", note text)",
                "create table orders (id int primary key, customer int references customer, at timestamptz, total int)",
                "insert into customer select n, 'a' || n % 10, 'b', 'c' from generate_series(1, 500) n",
                "insert into orders select n, 1 + n % 500, now(), n from generate_series(1, 50000) n",
                "create index at_once on orders (at)",
                "create index at_again on orders (at)",
                "create index at_backwards on orders (at desc)",
                "create index at_total on orders (at, total)",
                "create index at_some on orders (at) where total > 5",
                "create index lower_mail on customer (lower(email))",
                "create index lower_mail_city on customer (lower(email), city)",
                "create index city_other on customer (city collate \"POSIX\")",
                "create index city_pattern on customer (city text_pattern_ops, note)",
                "create index id_plain on customer (id)",
                "create index at_covering on orders (at) include (customer)");
        TestServer.execute(address, "analyze");
        return address;
    }

    /** A unique index over rows that are not: its build fails and leaves it invalid. */
    private static void leaveInvalid(PgAddress address) {
        assertThatThrownBy(() ->
                        TestServer.execute(address, "create unique index concurrently mail_once on customer (email)"))
                .hasMessageContaining("could not create unique index");
    }

    /** A rebuild that gives up while a transaction is open leaves its new index. */
    private static void leaveLeftover(PgAddress address) throws Exception {
        try (Connection other = TestServer.open(address);
                Statement reads = other.createStatement()) {
            other.setAutoCommit(false);
            reads.execute("select count(*) from orders");
            assertThatThrownBy(() -> TestServer.execute(
                            address, "set lock_timeout = '100ms'", "reindex index concurrently at_total"))
                    .hasMessageContaining("lock timeout");
            other.rollback();
        }
    }

    @Test
    void findsWhatIsRedundantInvalidOrMissing() throws Exception {
        PgAddress address = shop("reviewed");
        leaveInvalid(address);
        leaveLeftover(address);
        TestServer.execute(address, "select count(*) from orders where at = now()");
        Database database = UpkeepStage.database("shop", address);

        QuietScope scope = UpkeepStage.carryOut(work(database, settings(Duration.ofDays(30), null))::review);

        assertThat(stage.kinds("shop"))
                .containsExactlyInAnyOrder(
                        "index-invalid public.mail_once",
                        "index-leftover public.at_total_ccnew",
                        "index-duplicate public.at_again",
                        "index-overlapped public.at_once",
                        "index-overlapped public.lower_mail",
                        "index-duplicate public.id_plain",
                        "index-missing-on-foreign-key public.orders orders_customer_fkey");
        assertThat(scope.notes).anyMatch(note -> note.startsWith("asked sql/upkeep/indexes.sql"));
        assertThat(scope.notes).noneMatch(note -> note.contains("reindex") && note.contains(": done"));
    }

    @Test
    void rebuildsAndCleansOnlyWhereTheJobFileAllowsIt() throws Exception {
        PgAddress address = shop("rebuilt");
        leaveInvalid(address);
        leaveLeftover(address);
        TestServer.execute(
                address,
                "delete from orders where id % 10 <> 0",
                "vacuum analyze orders",
                "delete from customer where id > 600");
        Database database = UpkeepStage.database("rebuilt", address);
        stage.tick();

        QuietScope untouched = UpkeepStage.carryOut(work(database, settings(Duration.ofDays(30), null))::rebuild);
        assertThat(untouched.notes).containsExactly("the job file allows no rebuild");

        IndexReviewWork allowed = work(database, settings(Duration.ofDays(30), REBUILD));
        QuietScope scope = UpkeepStage.carryOut(allowed::rebuild, allowed::review);

        assertThat(scope.notes)
                .anyMatch(note -> note.startsWith("drop index concurrently if exists public.at_total_ccnew: done"));
        assertThat(scope.notes)
                .anyMatch(note -> note.startsWith("reindex index concurrently public.at_covering: done"));
        // Rows are still not unique: the rebuild fails again, and what it left is gone.
        assertThat(scope.notes).anyMatch(note -> note.startsWith("reindex index concurrently public.mail_once: ERROR"));
        assertThat(stage.kinds("rebuilt"))
                .contains("index-invalid public.mail_once")
                .noneMatch(kind -> kind.startsWith("index-leftover") || kind.startsWith("index-bloated"));
    }

    @Test
    void aRebuildThatWaitsForATransactionGivesUpAndLeavesNothing() throws Exception {
        PgAddress address = shop("busy");
        TestServer.execute(address, "delete from orders where id % 10 <> 0", "vacuum analyze orders");
        Database database = UpkeepStage.database("busy", address);
        stage.tick();
        QuietScope scope;
        try (Connection other = TestServer.open(address);
                Statement reads = other.createStatement()) {
            other.setAutoCommit(false);
            reads.execute("select count(*) from orders");
            scope = UpkeepStage.carryOut(work(database, settings(Duration.ofDays(30), REBUILD))::rebuild);
            other.rollback();
        }
        assertThat(scope.notes).anyMatch(note -> note.contains("lock timeout"));
        assertThat(scope.notes).noneMatch(note -> note.startsWith("reindex") && note.contains(": done"));
        stage.tick();
        IndexReviewWork again = work(database, settings(Duration.ofDays(30), REBUILD));
        UpkeepStage.carryOut(again::rebuild, again::review);
        assertThat(stage.kinds("busy")).noneMatch(kind -> kind.startsWith("index-leftover"));
    }

    @Test
    void callsAnIndexUnusedOnlyAfterStatisticsOfThatTime() throws Exception {
        Database database = UpkeepStage.database("unused", shop("unused_indexes"));
        stage.tick();
        UpkeepStage.carryOut(work(database, settings(Duration.ofDays(3650), null))::review);
        assertThat(stage.kinds("unused")).noneMatch(kind -> kind.startsWith("index-unused"));

        stage.tick();
        UpkeepStage.carryOut(work(database, settings(Duration.ZERO, null))::review);
        assertThat(stage.kinds("unused"))
                .contains("index-unused public.at_some")
                .doesNotContain("index-unused public.orders_pkey");
    }

    @Test
    void callsNoIndexUnusedWhileAReplicaMayReadIt() throws Exception {
        PgAddress address = shop("read_elsewhere");
        Database database = UpkeepStage.database("elsewhere", address);
        Database other = UpkeepStage.database("other", TestServer.createDatabase("no_replica"));
        PgAddress nobody = new PgAddress("127.0.0.1", 1, address.database(), address.user(), null, Map.of());
        Database away = UpkeepStage.database("away", nobody);
        stage.tick();
        QuietScope scope = UpkeepStage.carryOut(
                work(database, settings(Duration.ZERO, null, "other", "away"), other, away)::review);

        assertThat(scope.notes)
                .anyMatch(note -> note.startsWith("other is no replica"))
                .anyMatch(note -> note.startsWith("replica away: "));
        assertThat(stage.kinds("elsewhere"))
                .contains("index-duplicate public.at_again")
                .noneMatch(kind -> kind.startsWith("index-unused"));
    }

    @Test
    void anOrdinaryAccountIsToldWhatItCouldNotSee() throws Exception {
        PgAddress address = shop("managed_indexes");
        TestServer.execute(
                address,
                "do 'begin create role reviewer login; exception when duplicate_object then end'",
                "alter role reviewer password 'look'");
        PgAddress ordinary = new PgAddress(
                address.host(), address.port(), address.database(), "reviewer", new Secret("R", "look"), Map.of());
        stage.tick();
        UpkeepStage.carryOut(
                work(UpkeepStage.database("managed", ordinary), settings(Duration.ofDays(30), REBUILD))::review);
        assertThat(stage.kinds("managed")).contains("bloat-not-seen", "index-duplicate public.at_again");
    }
}
