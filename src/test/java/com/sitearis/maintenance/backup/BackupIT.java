package com.sitearis.maintenance.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sitearis.maintenance.backup.proof.BackupNotProven;
import com.sitearis.maintenance.backup.proof.ProofGround;
import com.sitearis.maintenance.backup.recovery.DatabaseExists;
import com.sitearis.maintenance.backup.recovery.Recovery;
import com.sitearis.maintenance.postgres.TestServer;
import com.sitearis.maintenance.run.QuietScope;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole backups of a small database, and what their proof finds. */
class BackupIT {

    private static final String[] SHOP = {
        "create table customer (id bigint generated always as identity primary key, name text not null)",
        "create table purchase (id bigserial primary key, customer bigint references customer, total numeric, note json)",
        "create index purchase_by_customer on purchase (customer)",
        "insert into customer (name) select 'customer ' || n from generate_series(1, 500) n",
        "insert into purchase (customer, total, note) select n % 500 + 1, n * 1.10, '{\"n\": 1}' from generate_series(1, 5000) n",
        "select lo_from_bytea(0, decode(repeat('c0ffee', 400000), 'hex'))",
    };

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(DumpMethod.class)
    void isSealedProvenAndLeavesNothingBehind(DumpMethod method) throws Exception {
        BackupFixture fixture =
                new BackupFixture("whole_" + method.name().toLowerCase(java.util.Locale.ROOT), folder, SHOP);
        Backup backup = fixture.run(fixture.work(BackupFixture.settings(method), Instant.now()));

        assertThat(backup.state()).isEqualTo(BackupState.SEALED);
        assertThat(fixture.catalogue.proofs(backup.id())).singleElement().satisfies(proof -> {
            assertThat(proof.differences()).isEmpty();
            assertThat(proof.exceptions()).isEmpty();
            assertThat(proof.verdict()).isEqualTo(Verdict.PROVEN);
            assertThat(proof.tables()).isEqualTo(2);
            assertThat(proof.rows()).isEqualTo(5500);
        });
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(file -> file.toString().endsWith(".part"))).isEmpty();
        }
        assertThat(TestServer.home().spool().toFile().list()).isNullOrEmpty();
    }

    @Test
    void aByteChangedInTheStoreIsFound() throws Exception {
        BackupFixture fixture = new BackupFixture("byte", folder, SHOP);
        Backup backup = fixture.sealed(BackupFixture.settings(DumpMethod.STREAM));
        Path dump = fixture.stored.resolve(backup.prefix() + "dump.pgc.zst");
        try (RandomAccessFile file = new RandomAccessFile(dump.toFile(), "rw")) {
            file.seek(file.length() / 2);
            int old = file.read();
            file.seek(file.length() / 2);
            file.write(old ^ 1);
        }
        Proof proof = fixture.prove(backup);
        assertThat(proof.verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(proof.differences()).anyMatch(difference -> difference.contains("dump.pgc.zst"));
    }

    @Test
    void aTruncatedFileOfTheRightLengthIsFound() throws Exception {
        BackupFixture fixture = new BackupFixture("truncated", folder, SHOP);
        Backup backup = fixture.sealed(BackupFixture.settings(DumpMethod.STREAM));
        Path dump = fixture.stored.resolve(backup.prefix() + "dump.pgc.zst");
        try (RandomAccessFile file = new RandomAccessFile(dump.toFile(), "rw")) {
            long length = file.length();
            file.setLength(length / 2);
            file.setLength(length);
        }
        assertThat(fixture.prove(backup).verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(fixture.verification()
                        .verify(backup, ProofLevel.CHECKSUM, 1, null, new QuietScope())
                        .verdict())
                .isEqualTo(Verdict.DIFFERENT);
    }

    @Test
    void aMissingFileOfAParallelDumpIsFound() throws Exception {
        BackupFixture fixture = new BackupFixture("missing_file", folder, SHOP);
        Backup backup = fixture.sealed(BackupFixture.settings(DumpMethod.PARALLEL));
        try (var files = Files.list(fixture.stored.resolve(backup.prefix() + "dump"))) {
            Files.delete(files.filter(file -> file.toString().endsWith(".dat.zst"))
                    .findFirst()
                    .orElseThrow());
        }
        assertThat(fixture.prove(backup).verdict()).isEqualTo(Verdict.DIFFERENT);
    }

    @Test
    void aFailedProofFailsTheRunAndPrunesNothing() throws Exception {
        BackupFixture fixture = new BackupFixture("failed_proof", folder, SHOP);
        BackupWork work = fixture.work(BackupFixture.settings(DumpMethod.STREAM), Instant.now());
        QuietScope scope = new QuietScope();
        work.preflight(scope);
        work.dump(scope);
        work.seal(scope);
        Backup backup = fixture.newest();
        Files.write(fixture.stored.resolve(backup.prefix() + "dump.pgc.zst"), new byte[] {1, 2, 3});
        assertThatThrownBy(() -> work.prove(scope))
                .isInstanceOf(BackupNotProven.class)
                .hasMessageContaining(backup.id());
        work.end();
        assertThat(fixture.newest().verdict()).isEqualTo(Verdict.DIFFERENT);
    }

    @Test
    void aTierDueOnTheSameDateJoinsTheBackupOfThatDate() throws Exception {
        BackupFixture fixture = new BackupFixture("tiers", folder, SHOP);
        Instant night = Instant.parse("2026-11-01T02:00:00Z");
        Backup daily = fixture.run(fixture.work(BackupFixture.settings(DumpMethod.STREAM), night));
        DatabaseBackupSettings monthly =
                BackupFixture.settings("monthly", "P1Y", DumpMethod.STREAM, ProofLevel.CONTENT);
        Backup joined = fixture.run(fixture.work(monthly, night.plusSeconds(600)));
        assertThat(joined.id()).isEqualTo(daily.id());
        assertThat(joined.tiers()).extracting(Tier::name).containsExactlyInAnyOrder("daily", "monthly");
        assertThat(fixture.stored.resolve(daily.prefix() + "tier-monthly.json")).exists();
        assertThat(fixture.catalogue.list(BackupFilter.everything())).hasSize(1);
    }

    @Test
    void anotherDatabaseWithRowsWrittenMeanwhileIsStillProven() throws Exception {
        BackupFixture fixture = new BackupFixture("busy", folder, SHOP);
        Thread writer = new Thread(() -> {
            for (int i = 0; i < 300; i++) {
                TestServer.execute(fixture.shop, "insert into purchase (customer, total) values (1, 1)");
            }
        });
        writer.start();
        Backup backup = fixture.run(fixture.work(BackupFixture.settings(DumpMethod.PARALLEL), Instant.now()));
        writer.join();
        assertThat(backup.verdict()).isEqualTo(Verdict.PROVEN);
    }

    @Test
    void restoresIntoANewDatabaseProvesItAndExchangesNames() throws Exception {
        BackupFixture fixture = new BackupFixture("restore", folder, SHOP);
        Backup backup = fixture.run(fixture.work(BackupFixture.settings(DumpMethod.PARALLEL), Instant.now()));
        TestServer.execute(fixture.shop, "drop table purchase");
        TestServer.execute(TestServer.address(), "drop database if exists restore_copy");

        Recovery.Recovered recovered = fixture.recovery().restore(backup, "restore_copy", true, 2, new QuietScope());

        assertThat(recovered.differences()).isEmpty();
        assertThat(recovered.database()).isEqualTo("restore_shop");
        assertThat(recovered.formerName()).startsWith("restore_shop_until_");
        TestServer.execute(fixture.shop, "select * from purchase");
        assertThatThrownBy(() -> fixture.recovery().restore(backup, "restore_shop", false, 2, new QuietScope()))
                .isInstanceOf(DatabaseExists.class);
    }

    @Test
    void aNamedScratchServerIsLeftAsItWas() throws Exception {
        BackupFixture fixture = new BackupFixture("named", folder, SHOP).provingOnNamedServer();
        Backup backup = fixture.run(fixture.work(BackupFixture.settings(DumpMethod.PARALLEL), Instant.now()));
        assertThat(backup.verdict()).isEqualTo(Verdict.PROVEN_EXCEPT);
        assertThat(fixture.catalogue.proofs(backup.id()).get(0).exceptions())
                .allMatch(exception -> exception.contains("owners and privileges"));
        assertThat(ProofGround.Named.leftovers(TestServer.address())).isEmpty();
    }

    @Test
    void aStopEndsTheDumpAndLeavesNothing() throws Exception {
        BackupFixture fixture = new BackupFixture("stop", folder, SHOP);
        // a lock that pg_dump has to wait for
        try (var connection = TestServer.open(fixture.shop);
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table purchase in access exclusive mode");
            BackupWork work = fixture.work(BackupFixture.settings(DumpMethod.PARALLEL), Instant.now());
            QuietScope scope = new QuietScope();
            work.preflight(scope);
            Thread stopper = new Thread(() -> {
                while (scope.notes.isEmpty()) {
                    Thread.onSpinWait();
                }
                scope.stop();
            });
            stopper.start();
            assertThatThrownBy(() -> work.dump(scope)).isInstanceOf(com.sitearis.maintenance.run.RunStopped.class);
            work.end();
        }
        assertThat(fixture.catalogue.sealedOf("test", "shop")).isEmpty();
        try (var files = Files.walk(fixture.stored)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }
}
