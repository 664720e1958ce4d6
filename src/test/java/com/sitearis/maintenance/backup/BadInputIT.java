package com.sitearis.maintenance.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sitearis.maintenance.backup.preflight.ContentNotComparable;
import com.sitearis.maintenance.backup.preflight.NoRoom;
import com.sitearis.maintenance.failure.Failure;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.plan.Secret;
import com.sitearis.maintenance.plan.StoreSettings;
import com.sitearis.maintenance.postgres.DatabaseUnreachable;
import com.sitearis.maintenance.postgres.PgProgramMissing;
import com.sitearis.maintenance.postgres.TestPooler;
import com.sitearis.maintenance.postgres.TestServer;
import com.sitearis.maintenance.postgres.TransactionPooler;
import com.sitearis.maintenance.run.QuietScope;
import com.sitearis.maintenance.storage.StoreFailed;
import com.sitearis.maintenance.storage.StoreFull;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What can be wrong around a backup: each time the message says what, the hint says what to do, and nothing is left. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {

    private static final String[] SHOP = {
        "create table purchase (id bigint primary key, note text)",
        "insert into purchase select n, md5(n::text) || sha256(n::text::bytea)::text from generate_series(1, 40000) n",
    };

    private Path folder;
    private BackupFixture fixture;

    @BeforeAll
    void aShop(@TempDir Path shared) {
        folder = shared;
        fixture = new BackupFixture("bad_input", shared, SHOP);
    }

    @AfterEach
    void intoTheFolderAgain() {
        fixture.storingIn(new StoreSettings.FolderSettings("local", fixture.stored.toAbsolutePath()))
                .from(fixture.shop);
    }

    @Test
    void aWrongPassword() throws Exception {
        PgAddress shop = fixture.shop;
        Secret wrong = new Secret("SHOP_PASSWORD", "not-the-one");
        PgAddress address = new PgAddress(shop.host(), shop.port(), shop.database(), shop.user(), wrong, shop.tls());
        Failure failure = failureOf(fixture.work(BackupFixture.settings(DumpMethod.STREAM), Instant.now(), address));
        assertThat(failure)
                .isInstanceOf(DatabaseUnreachable.class)
                .hasMessageContaining("the password was not accepted")
                .hasMessageNotContaining("not-the-one");
        assertThat(failure.hint()).contains("SHOP_PASSWORD");
        assertThat(failure.transientCause()).isFalse();
        Remains.assertNone(fixture);
    }

    @Test
    void nothingListens() throws Exception {
        PgAddress shop = fixture.shop;
        PgAddress address =
                new PgAddress(shop.host(), closedPort(), shop.database(), shop.user(), shop.password(), shop.tls());
        Failure failure = failureOf(fixture.work(BackupFixture.settings(DumpMethod.STREAM), Instant.now(), address));
        assertThat(failure).isInstanceOf(DatabaseUnreachable.class).hasMessageContaining("nothing listens there");
        assertThat(failure.hint()).contains("is the server running");
        assertThat(failure.transientCause()).isTrue();
        Remains.assertNone(fixture);
    }

    @Test
    void anUnknownDatabase() throws Exception {
        PgAddress address = fixture.shop.withDatabase("no_such_shop");
        Failure failure = failureOf(fixture.work(BackupFixture.settings(DumpMethod.STREAM), Instant.now(), address));
        assertThat(failure).isInstanceOf(DatabaseUnreachable.class).hasMessageContaining("no such database");
        assertThat(failure.hint()).contains("name in the plan");
        Remains.assertNone(fixture);
    }

    @Test
    void aServerNewerThanThePrograms() throws Exception {
        Path old = Files.createDirectories(folder.resolve("old/bin"));
        for (String name : new String[] {"pg_dump", "pg_dumpall", "pg_restore", "psql"}) {
            Path program = old.resolve(name);
            Files.writeString(program, "#!/bin/sh\necho '" + name + " (PostgreSQL) 13.1'\n");
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Workshop here = fixture.workshop;
        Workshop older =
                new Workshop(here.home(), here.clock(), TestServer.programsOf(old), here.catalogue(), here.direct());
        Failure failure =
                failureOf(fixture.work(BackupFixture.settings(DumpMethod.STREAM), Instant.now(), fixture.shop, older));
        assertThat(failure)
                .isInstanceOf(PgProgramMissing.class)
                .hasMessageContaining("no pg_dump of PostgreSQL " + TestServer.major() + " or later");
        assertThat(failure.hint()).contains("install");
        Remains.assertNone(fixture);
    }

    /** Only where the suite is run on such a server (src/docs/versions.md). */
    @Test
    void aServerThatCannotHashRows() throws Exception {
        assumeTrue(TestServer.major() < 14);
        Failure failure =
                failureOf(fixture.work(BackupFixture.settings(DumpMethod.STREAM), Instant.now(), fixture.shop));
        assertThat(failure).isInstanceOf(ContentNotComparable.class).hasMessageContaining("PostgreSQL 13");
        assertThat(failure.hint()).contains("proof: rows");
        Remains.assertNone(fixture);

        DatabaseBackupSettings counted = BackupFixture.settings("daily", "P30D", DumpMethod.PARALLEL, ProofLevel.ROWS);
        assertThat(fixture.run(fixture.work(counted, Instant.now())).verdict()).isEqualTo(Verdict.PROVEN);
    }

    @ParameterizedTest
    @EnumSource(DumpMethod.class)
    void theServerGoesDownInMidDump(DumpMethod method) throws Exception {
        try (var server = TestServer.another("going-down")) {
            TestServer.execute(server.address(), SHOP);
            Failure failure = failureInMidDump(method, server.address(), server::close);
            assertThat(failure.hint()).isNotBlank();
            // whichever program notices first; the one that reads roles may only be about to connect
            assertThat(failure.getMessage())
                    .containsPattern("terminating connection|closed the connection|connection|could not connect");
            assertThat(failure.transientCause()).isTrue();
        }
        Remains.assertNone(fixture);
    }

    @Test
    void theDatabaseIsDroppedInMidDump() throws Exception {
        PgAddress address = TestServer.createDatabase("dropped_shop");
        TestServer.execute(address, SHOP);
        Failure failure = failureInMidDump(
                DumpMethod.PARALLEL,
                address,
                () -> TestServer.execute(TestServer.address(), "drop database dropped_shop with (force)"));
        // the server may cut the other pg_dump, which reads definitions, before it can say why
        assertThat(failure.getMessage())
                .containsAnyOf("terminating connection due to administrator command", "server closed the connection");
        assertThat(failure.hint()).contains("database dropped");
        Remains.assertNone(fixture);
    }

    /** pg_dump is held up by a lock, so that what happens next happens in the middle. */
    private Failure failureInMidDump(DumpMethod method, PgAddress address, Runnable accident) throws Exception {
        try (Connection blocking = TestServer.open(address);
                Statement statement = blocking.createStatement()) {
            BackupWork work = fixture.work(BackupFixture.settings(method), Instant.now(), address);
            QuietScope scope = new QuietScope();
            work.preflight(scope);
            blocking.setAutoCommit(false);
            statement.execute("lock table purchase in access exclusive mode");
            var failed = CompletableFuture.supplyAsync(() -> catchThrowable(() -> work.dump(scope)));
            awaitWaitingDump(statement);
            accident.run();
            Throwable failure = failed.get(60, TimeUnit.SECONDS);
            work.end();
            assertThat(failure).isInstanceOf(Failure.class);
            return (Failure) failure;
        }
    }

    private static void awaitWaitingDump(Statement statement) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() < deadline) {
            try (var row = statement.executeQuery("select count(*) from pg_locks where not granted"
                    + " and database = (select oid from pg_database where datname = current_database())")) {
                row.next();
                if (row.getInt(1) > 0) {
                    return;
                }
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("pg_dump never waited for the lock");
    }

    @Test
    void nobodyAnswersAtTheBucketsAddress() throws Exception {
        fixture.storingIn(new StoreSettings.S3Settings(
                "local",
                URI.create("http://127.0.0.1:" + closedPort()),
                "eu-west-3",
                "backups",
                "",
                true,
                new Secret("KEY", "key"),
                new Secret("SECRET", "hidden-secret"),
                null,
                null,
                null,
                null));
        Failure failure = failureOf(fixture.work(BackupFixture.settings(DumpMethod.STREAM), Instant.now()));
        assertThat(failure)
                .isInstanceOf(StoreFailed.class)
                .hasMessageContaining("store 'local'")
                .hasMessageNotContaining("hidden-secret");
        assertThat(failure.hint()).isNotBlank();
        // the objects that could not be reached either are given up by the next backup
        fixture.storingIn(new StoreSettings.FolderSettings("local", fixture.stored.toAbsolutePath()));
        BackupWork next = fixture.work(BackupFixture.settings(DumpMethod.STREAM), Instant.now());
        next.preflight(new QuietScope());
        next.end();
        Remains.assertNone(fixture);
    }

    @Test
    void theStoresFolderIsAFile() throws Exception {
        Path file = Files.writeString(folder.resolve("a-file"), "not a folder");
        fixture.storingIn(new StoreSettings.FolderSettings("local", file.toAbsolutePath()));
        Failure failure = failureOf(fixture.work(BackupFixture.settings(DumpMethod.STREAM), Instant.now()));
        assertThat(failure).isInstanceOf(StoreFailed.class).hasMessageContaining(file.toString());
        assertThat(failure.hint()).isNotBlank();
        assertThat(file).hasContent("not a folder");
        fixture.storingIn(new StoreSettings.FolderSettings("local", fixture.stored.toAbsolutePath()));
        Remains.assertNone(fixture);
    }

    @Test
    void aDiskTooSmallIsRefusedBeforeTheFirstByte() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("too-small"))) {
            fixture.storingIn(new StoreSettings.FolderSettings("local", disk.path()));
            Failure failure = failureOf(fixture.work(BackupFixture.settings(DumpMethod.STREAM), Instant.now()));
            assertThat(failure).isInstanceOf(NoRoom.class).hasMessageContaining("store 'local' has");
            assertThat(failure.hint()).contains("prune --dry-run");
            assertThat(disk.files()).isEmpty();
        }
        Remains.assertNone(fixture);
    }

    @ParameterizedTest
    @EnumSource(DumpMethod.class)
    void aDiskThatFillsUpMeanwhileKeepsNothingOfTheBackup(DumpMethod method) throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("filling-up-" + method))) {
            fixture.storingIn(new StoreSettings.FolderSettings("local", disk.path()));
            BackupWork work = fixture.work(BackupFixture.settings(method), Instant.now());
            Throwable failure = catchThrowable(() -> work.dump(new QuietScope()));
            work.end();
            assertThat(failure).isInstanceOf(StoreFull.class).hasMessageContaining("no space left");
            assertThat(((Failure) failure).hint()).contains("make room");
            assertThat(disk.files()).isEmpty();
        }
        Remains.assertNone(fixture);
    }

    @Test
    void aPoolerInTransactionModeIsRefusedWithTheAddressToUse() throws Exception {
        assumeTrue(TestPooler.installed(), "pgbouncer is not installed");
        try (TestPooler pooler = new TestPooler(open("transaction"), "transaction", 20)) {
            PgAddress address = pooler.address().withDatabase(fixture.shop.database());
            Failure failure =
                    failureOf(fixture.work(BackupFixture.settings(DumpMethod.STREAM), Instant.now(), address));
            assertThat(failure).isInstanceOf(TransactionPooler.class).hasMessageContaining("transaction mode");
            assertThat(failure.hint()).contains("the database server's own host and port", "pool_mode=session");
        }
        Remains.assertNone(fixture);
    }

    @ParameterizedTest
    @EnumSource(DumpMethod.class)
    void aPoolerInSessionModeServes(DumpMethod method) throws Exception {
        assumeTrue(TestPooler.installed(), "pgbouncer is not installed");
        BackupFixture pooled = new BackupFixture("pooled", folder.resolve("pooled-" + method), SHOP);
        try (TestPooler pooler = new TestPooler(open("session-" + method), "session", 20)) {
            pooled.from(pooler.address().withDatabase(pooled.shop.database()));
            assertThat(pooled.run(pooled.work(BackupFixture.settings(method), Instant.now()))
                            .verdict())
                    .isEqualTo(Verdict.PROVEN);
        }
    }

    /** A folder that other accounts can reach. */
    private static Path open(String name) throws IOException {
        Path path = Files.createDirectories(Path.of("target", "homes", "pooler-" + name));
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Runs preflight and dump as far as they go. */
    private static Failure failureOf(BackupWork work) {
        QuietScope scope = new QuietScope();
        Throwable failure = catchThrowable(() -> {
            work.preflight(scope);
            work.dump(scope);
        });
        work.end();
        assertThat(failure).isInstanceOf(Failure.class);
        return (Failure) failure;
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
