package com.sitearis.maintenance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.postgres.TestPooler;
import com.sitearis.maintenance.postgres.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OwnDatabaseIT {

    @Test
    void isMigratedByTheFirstCommandAndLeftAloneByTheNext() {
        PgAddress database = TestServer.createDatabase("own_first");
        assertThat(runList(database)).isEqualTo(new Said(0, "no runs\n", ""));
        TestServer.execute(database, "alter table app.flyway_schema_history rename column description to described");
        // Flyway would fall over its own history; it is not even started.
        assertThat(runList(database)).isEqualTo(new Said(0, "no runs\n", ""));
    }

    @Test
    void twoCommandsMayComeFirst() {
        PgAddress database = TestServer.createDatabase("own_race");
        Stream<CompletableFuture<Said>> both = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> runList(database)))
                .limit(2);
        assertThat(both.toList()).extracting(CompletableFuture::join).allMatch(said -> said.code() == 0);
    }

    @Test
    void anOlderProgramTouchesNothing() {
        PgAddress database = TestServer.createDatabase("own_newer");
        runList(database);
        TestServer.execute(
                database,
                "insert into app.flyway_schema_history select installed_rank + 1000, '999', description, type, script,"
                        + " checksum, installed_by, installed_on, execution_time, success"
                        + " from app.flyway_schema_history order by installed_rank desc limit 1");
        Said said = runList(database);
        assertThat(said.code()).isEqualTo(ExitCode.UNAVAILABLE.code());
        assertThat(said.err()).contains("version 999").contains("update this node");
    }

    @Test
    void aWrongPasswordIsToldWithoutIt() {
        PgAddress database = TestServer.createDatabase("own_refused");
        TestServer.execute(
                database, "drop role if exists own_refused", "create role own_refused login password 'right'");
        Said said = Said.in(
                Map.of(
                        OwnAddress.URL,
                        "postgresql://own_refused@127.0.0.1:" + database.port() + "/own_refused",
                        OwnAddress.PASSWORD,
                        "wr0ng"),
                "run",
                "list");
        assertThat(said.code()).isEqualTo(ExitCode.UNAVAILABLE.code());
        assertThat(said.err()).contains("password authentication failed").doesNotContain("wr0ng");
    }

    @Test
    void withoutAnAddressItIsEmbeddedInTheHome() throws IOException {
        String home = ServedHome.fresh().toString();
        assertThat(Said.of("run", "list", "--home", home, "--json").out().strip())
                .isEqualTo("[ ]");
        Said unknown = Said.of("run", "show", "7", "--home", home);
        assertThat(unknown.err()).contains("there is no run 7");
        assertThat(unknown.code()).isEqualTo(ExitCode.NOT_FOUND.code());
    }

    @Test
    void aNodeRefusesATransactionPoolerBeforeItsOwnDatabase() throws Exception {
        assumeTrue(TestPooler.installed(), "pgbouncer is not installed");
        Path folder = ServedHome.fresh();
        try (TestPooler pooler = new TestPooler(folder, "transaction", 20)) {
            PgAddress address = pooler.address();
            String url = "postgresql://" + address.user() + "@127.0.0.1:" + address.port() + "/" + address.database();
            String password = Objects.requireNonNull(address.password()).reveal();
            Said said = Said.in(Map.of(OwnAddress.URL, url, OwnAddress.PASSWORD, password), "serve");
            assertThat(said.code()).isNotZero();
            assertThat(said.err()).contains("connection pooler in transaction mode");
        }
    }

    private static Said runList(PgAddress database) {
        String url = "postgresql://" + database.user() + "@127.0.0.1:" + database.port() + "/" + database.database();
        String password = Objects.requireNonNull(database.password()).reveal();
        return Said.in(Map.of(OwnAddress.URL, url, OwnAddress.PASSWORD, password), "run", "list");
    }
}
