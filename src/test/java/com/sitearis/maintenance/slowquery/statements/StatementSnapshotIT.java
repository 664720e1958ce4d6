package com.sitearis.maintenance.slowquery.statements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.plan.Secret;
import com.sitearis.maintenance.postgres.EmbeddedServer;
import com.sitearis.maintenance.postgres.FreshHome;
import com.sitearis.maintenance.postgres.ScratchServer;
import com.sitearis.maintenance.postgres.TestServer;
import com.sitearis.maintenance.slowquery.history.WeeklyQuery;
import com.sitearis.maintenance.upkeep.UpkeepStage;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a real pg_stat_statements tells from hour to hour, whatever happens to it in between. */
class StatementSnapshotIT {

    private static final Map<String, String> PRELOAD = Map.of("shared_preload_libraries", "pg_stat_statements");

    private static UpkeepStage stage;

    @BeforeAll
    static void create() {
        stage = UpkeepStage.create("statements_own");
    }

    private static PgAddress watched(String name) {
        PgAddress address = TestServer.createDatabase(name);
        TestServer.execute(
                address, "create schema extensions", "create extension pg_stat_statements schema extensions");
        return address;
    }

    private static void run(PgAddress address, String sql, int times) {
        TestServer.execute(address, Collections.nCopies(times, sql).toArray(String[]::new));
    }

    @Test
    void countsWhatWasAddedAndKeepsNoLiteral() throws Exception {
        PgAddress address = watched("statements_added");
        StatementsStage shop = new StatementsStage(stage, "added", address);
        run(address, "select 1 as apple", 3);
        assertThat(shop.snapshot()).anyMatch(note -> note.startsWith("the first snapshot"));
        assertThat(shop.week().queries()).isEmpty();

        run(address, "select 2 as apple", 5);
        run(address, "select n, 'geheim' as pear from generate_series(1, 7) n", 2);
        run(address, "comment on schema extensions is 'geheim'", 1);
        assertThat(shop.snapshot()).noneMatch(note -> note.contains("not counted"));

        assertThat(shop.calls("as apple")).isEqualTo(5);
        WeeklyQuery pear = shop.week().queries().stream()
                .filter(query -> query.fingerprint().text().contains("pear"))
                .findFirst()
                .orElseThrow();
        assertThat(pear.rows()).isEqualTo(14);
        assertThat(pear.maxMs()).isNull();
        assertThat(pear.totalMs()).isPositive();
        assertThat(pear.msByHour().get(9)).as("09:00 to 10:00").isEqualTo(pear.totalMs());
        assertThat(shop.week().hoursKnown()).isEqualTo(1);
        assertThat(stage.jdbc()
                        .sql("select text from app.query_text")
                        .query(String.class)
                        .list())
                .noneMatch(text -> text.contains("geheim"));

        shop.snapshot();
        assertThat(shop.calls("as apple")).as("nothing is counted twice").isEqualTo(5);
    }

    @Test
    void makesFingerprintsAnewWhenTheirRulesChanged() throws Exception {
        PgAddress address = watched("statements_rules");
        StatementsStage shop = new StatementsStage(stage, "rules", address);
        run(address, "select 1 as plum", 2);
        shop.snapshot();
        stage.jdbc().sql("""
                        update app.statement_snapshot
                           set rules = 0, fingerprint = array_fill(7::bigint, array[cardinality(fingerprint)])
                         where target = 'rules'""").update();
        run(address, "select 2 as plum", 3);
        shop.snapshot();
        assertThat(shop.calls("as plum")).isEqualTo(3);
    }

    @Test
    void staysRightWhenTheStatisticsAreReset() throws Exception {
        PgAddress address = watched("statements_reset");
        StatementsStage shop = new StatementsStage(stage, "reset", address);
        run(address, "select 1 as apple", 9);
        run(address, "select 1, 2 as pear", 9);
        shop.snapshot();

        run(address, "select 1 as apple", 4);
        run(address, "select extensions.pg_stat_statements_reset()", 1);
        run(address, "select 1 as apple", 11);
        assertThat(shop.snapshot()).anyMatch(note -> note.contains("was reset or lost"));
        assertThat(shop.calls("as apple"))
                .as("more than before, and all of it new")
                .isEqualTo(11);
        assertThat(shop.gaps()).anyMatch(gap -> gap.contains("was reset or lost"));

        run(address, "select 1, 2 as pear", 2);
        shop.snapshot();
        run(
                address,
                "select extensions.pg_stat_statements_reset(0, 0, queryid) from extensions.pg_stat_statements"
                        + " where query like '%as pear'",
                1);
        run(address, "select 1, 2 as pear", 1);
        assertThat(shop.snapshot()).anyMatch(note -> note.startsWith("1 entries began anew"));
        assertThat(shop.calls("as pear")).isEqualTo(3);
    }

    @Test
    void keepsApartWhatFunctionsRun() throws Exception {
        PgAddress address = watched("statements_nested");
        StatementsStage shop = new StatementsStage(stage, "nested", address);
        shop.snapshot();
        TestServer.execute(
                address,
                "set pg_stat_statements.track = 'all'",
                "create function inner_one() returns void language plpgsql as"
                        + " 'begin perform count(*) as plum from pg_class; end'",
                "select inner_one()",
                "select inner_one()",
                "select count(*) as plum from pg_class");
        shop.snapshot();
        assertThat(shop.calls("plum from pg_class"))
                .as("its time is that of the function's call")
                .isEqualTo(1);
        assertThat(shop.calls("inner_one ( )") + shop.calls("inner_one()")).isGreaterThanOrEqualTo(2);
        assertThat(stage.jdbc()
                        .sql("select sum(calls) from app.query_known_hour where target = 'nested' and nested")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void killedBeforeItsEndItLeavesNothing() throws Exception {
        PgAddress address = watched("statements_killed");
        StatementsStage shop = new StatementsStage(stage, "killed", address);
        shop.snapshot();
        run(address, "select 1 as apple", 5);
        stage.jdbc()
                .sql("alter table app.statement_snapshot add constraint planted check (target <> 'killed') not valid")
                .update();
        assertThatThrownBy(shop::snapshot).isInstanceOf(SQLException.class).hasMessageContaining("planted");
        assertThat(shop.week().queries()).isEmpty();
        stage.jdbc()
                .sql("alter table app.statement_snapshot drop constraint planted")
                .update();

        shop.again();
        assertThat(shop.calls("as apple")).isEqualTo(5);
    }

    @Test
    void saysWhatAnOrdinaryAccountCannotSee() throws Exception {
        PgAddress address = watched("statements_account");
        TestServer.execute(
                address,
                "drop role if exists watcher",
                "create role watcher login password 'watcher'",
                "grant usage on schema extensions to watcher");
        PgAddress watcher = new PgAddress(
                address.host(),
                address.port(),
                address.database(),
                "watcher",
                new Secret("WATCHER", "watcher"),
                address.tls());
        StatementsStage shop = new StatementsStage(stage, "account", watcher);
        shop.snapshot();
        run(address, "select 1 as apple", 5);
        run(watcher, "select 1, 2 as pear", 2);
        assertThat(shop.snapshot()).anyMatch(note -> note.contains("cannot be seen: grant pg_read_all_stats"));
        assertThat(shop.calls("as apple")).isZero();
        assertThat(shop.calls("as pear")).isEqualTo(2);

        run(address, "grant pg_read_all_stats to watcher", 1);
        assertThat(shop.snapshot()).anyMatch(note -> note.contains("became visible"));
        assertThat(shop.calls("as apple")).as("their past is not this hour's").isZero();
        run(address, "select 1 as apple", 3);
        shop.snapshot();
        assertThat(shop.calls("as apple")).isEqualTo(3);
        assertThat(stage.jdbc()
                        .sql("select distinct account from app.query_known_hour where target = 'account'")
                        .query(String.class)
                        .list())
                .contains("watcher", address.user());
    }

    @Test
    void saysWhatIsMissing() {
        PgAddress address = TestServer.createDatabase("statements_missing");
        StatementsStage shop = new StatementsStage(stage, "missing", address);
        assertThatThrownBy(shop::snapshot)
                .isInstanceOf(StatementsUnavailable.class)
                .hasMessageContaining("missing");
    }

    @Test
    void losesCallsButCountsNoneTwiceWhenTheViewIsFull() throws Exception {
        Map<String, String> small =
                Map.of("shared_preload_libraries", "pg_stat_statements", "pg_stat_statements.max", "100");
        try (ScratchServer server = TestServer.another("statements-full", small)) {
            TestServer.execute(server.address(), "create extension pg_stat_statements");
            StatementsStage shop = new StatementsStage(stage, "full", server.address());
            shop.snapshot();
            int rounds = 3;
            for (int round = 0; round < rounds; round++) {
                for (int i = 0; i < 150; i++) {
                    run(server.address(), "select " + "1 + ".repeat(i) + "1 as fruit", 1);
                }
                assertThat(shop.snapshot()).anyMatch(note -> note.contains("make room: raise pg_stat_statements.max"));
            }
            assertThat(shop.week().queries())
                    .filteredOn(query -> query.fingerprint().text().contains("as fruit"))
                    .extracting(WeeklyQuery::calls)
                    .allMatch(calls -> calls <= rounds);
            assertThat(shop.calls("as fruit")).isBetween(100L, 150L * rounds);
            assertThat(shop.gaps()).anyMatch(gap -> gap.contains("have gone"));
        }
    }

    @Test
    void survivesRestartsAndCrashes() throws Exception {
        try (FreshHome home = new FreshHome()) {
            StatementsStage shop;
            try (EmbeddedServer server = start(home)) {
                TestServer.execute(server.address(), "create extension pg_stat_statements");
                shop = new StatementsStage(stage, "restart", server.address());
                run(server.address(), "select 1 as apple", 7);
                shop.snapshot();
                run(server.address(), "select 1 as apple", 2);
            }
            try (EmbeddedServer server = start(home)) {
                shop.moved(server.address());
                run(server.address(), "select 1 as apple", 3);
                assertThat(shop.snapshot()).noneMatch(note -> note.contains("not counted"));
                assertThat(shop.calls("as apple"))
                        .as("a restart keeps the counters")
                        .isEqualTo(5);
                run(server.address(), "alter system set pg_stat_statements.save = off", 1);
                run(server.address(), "select pg_reload_conf()", 1);
                run(server.address(), "select 1 as apple", 100);
            }
            try (EmbeddedServer server = start(home)) {
                shop.moved(server.address());
                run(server.address(), "select 1 as apple", 4);
                assertThat(shop.snapshot()).anyMatch(note -> note.contains("was reset or lost"));
                assertThat(shop.calls("as apple"))
                        .as("what was lost with the server is lost")
                        .isEqualTo(5 + 4);
            }
        }
    }

    private static EmbeddedServer start(FreshHome home) {
        return EmbeddedServer.start(home.home, TestServer.programs(), PRELOAD, Duration.ofSeconds(20));
    }
}
