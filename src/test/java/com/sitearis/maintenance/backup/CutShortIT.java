package com.sitearis.maintenance.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.backup.dump.Spool;
import com.sitearis.maintenance.backup.manifest.Manifest;
import com.sitearis.maintenance.backup.manifest.ManifestFiles;
import com.sitearis.maintenance.plan.Home;
import com.sitearis.maintenance.postgres.TestServer;
import com.sitearis.maintenance.run.QuietScope;
import com.sitearis.maintenance.storage.Store;
import com.sitearis.maintenance.storage.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed program leaves at instants that are too short to be hit by chance. */
class CutShortIT {

    private static final String[] SHOP = {
        "create table customer (id bigint primary key, name text)",
        "insert into customer select n, 'customer ' || n from generate_series(1, 100) n",
    };

    @TempDir
    Path folder;

    private final QuietScope scope = new QuietScope();

    @Test
    void halfWrittenManifestsAndProofsAreRemovedByTheNextAttempt() throws Exception {
        BackupFixture fixture = new BackupFixture("half_written", folder, SHOP);
        BackupWork work = fixture.work(BackupFixture.settings(DumpMethod.STREAM), Instant.now());
        work.preflight(scope);
        work.dump(scope);
        Backup dumped = fixture.catalogue.open().get(0);
        leave(fixture, dumped.prefix() + "manifest.json.0badcafe.part");
        work.seal(scope);
        leave(fixture, dumped.prefix() + "proof-20261122T030000.000000Z.json.0badcafe.part");
        work.prove(scope);
        work.end();

        assertThat(files(fixture)).noneMatch(name -> name.endsWith(".part")).hasSize(5);
    }

    @Test
    void objectsOfADumpThatWasKilledAreNoPartOfTheNextOne() throws Exception {
        BackupFixture fixture = new BackupFixture("half_dumped", folder, SHOP);
        Instant slot = Instant.now();
        BackupWork work = fixture.work(BackupFixture.settings(DumpMethod.PARALLEL), slot);
        work.preflight(scope);
        // what the first attempt left: this run's row in the catalogue, and a table that is no more
        work.dump(scope);
        Backup backup = fixture.catalogue.open().get(0);
        fixture.forgetDraft(backup);
        leave(fixture, backup.prefix() + "dump/9999.dat.zst");
        leave(fixture, backup.prefix() + "dump/9998.dat.zst.0badcafe.part");
        work.dump(scope);
        work.seal(scope);
        work.prove(scope);
        work.end();

        assertThat(files(fixture)).noneMatch(name -> name.contains("dump/999"));
        assertThat(fixture.newest().verdict()).isEqualTo(Verdict.PROVEN);
    }

    @Test
    void aHalfWrittenTierOfAnotherRunsBackupIsRemovedByTheNextAttempt() throws Exception {
        BackupFixture fixture = new BackupFixture("half_tier", folder, SHOP);
        Instant night = Instant.parse("2026-11-01T02:00:00Z");
        Backup daily = fixture.run(fixture.work(BackupFixture.settings(DumpMethod.STREAM), night));
        leave(fixture, daily.prefix() + "tier-monthly.json.0badcafe.part");
        fixture.run(
                fixture.work(BackupFixture.settings("monthly", "P1Y", DumpMethod.STREAM, ProofLevel.CONTENT), night));

        assertThat(files(fixture))
                .noneMatch(name -> name.endsWith(".part"))
                .contains(daily.prefix() + "tier-monthly.json");
    }

    @Test
    void aProofThatWasStoredBeforeTheKillIsNotMadeAgain() throws Exception {
        BackupFixture fixture = new BackupFixture("proof_stored", folder, SHOP);
        BackupWork work = fixture.work(BackupFixture.settings(DumpMethod.STREAM), Instant.now());
        work.preflight(scope);
        work.dump(scope);
        work.seal(scope);
        Backup sealed = fixture.newest();
        Proof proof = Backups.proof(sealed.id(), ProofLevel.CONTENT, Verdict.PROVEN, "2026-11-22T03:00:00Z");
        try (Store store = store(fixture)) {
            new ManifestFiles(store).writeProof(sealed.prefix(), proof);
        }
        work.prove(scope);
        work.end();

        assertThat(fixture.catalogue.proofs(sealed.id())).containsExactly(proof);
        assertThat(files(fixture)).filteredOn(name -> name.contains("proof-")).hasSize(1);
        assertThat(fixture.newest().verdict()).isEqualTo(Verdict.PROVEN);
    }

    @Test
    void aPrunedBackupTakesItsHalfWrittenFilesWithIt() throws Exception {
        BackupFixture fixture = new BackupFixture("half_pruned", folder, SHOP);
        Manifest old = Backups.manifest("test", "shop", "2020-01-01", Backups.DAILY);
        try (Store store = store(fixture)) {
            StoreFixture.lay(store, old);
            fixture.catalogue.adopt(old, store.name(), false);
        }
        leave(fixture, Backup.prefix("test", "shop", old.id()) + "proof-20200101T030000.000000Z.json.0badcafe.part");
        Backup kept = fixture.run(fixture.work(BackupFixture.settings(DumpMethod.STREAM), Instant.now()));

        assertThat(files(fixture)).allMatch(name -> name.startsWith(kept.prefix()));
        assertThat(fixture.stored.resolve(Backup.prefix("test", "shop", old.id())))
                .doesNotExist();
    }

    @Test
    void spoolFoldersOfDeadProgramsGoAndThoseOfLivingOnesStay() throws IOException {
        Home home = new Home(folder.resolve("home"));
        Path dead = Files.createDirectories(home.spool().resolve("20261122T030000Z-shop-0000-00000000/dump"));
        Files.writeString(dead.resolve("toc.dat"), "rows of somebody");
        Files.createFile(home.spool().resolve("20261122T030000Z-shop-0000-00000000.lock"));
        Files.createFile(home.spool().resolve("pgpass-1-2-3"));
        Spool spool = new Spool(home);
        try (Spool.Folder one = spool.fresh("proof");
                Spool.Folder other = spool.fresh("proof")) {
            assertThat(one.path()).isNotEqualTo(other.path()).isDirectory();
            assertThat(names(home.spool()))
                    .filteredOn(name -> !name.endsWith(".lock"))
                    .containsExactlyInAnyOrder(
                            "pgpass-1-2-3",
                            one.path().getFileName().toString(),
                            other.path().getFileName().toString());
        }
        assertThat(names(home.spool())).containsExactly("pgpass-1-2-3");
    }

    @Test
    void theSchemaPublicOfAnotherOwnerIsNoDifferenceWhereOwnersAreNotRestored() throws Exception {
        BackupFixture fixture = new BackupFixture(
                        "public_owner", folder, "alter schema public owner to current_user", SHOP[0])
                .provingOnNamedServer();
        Backup backup = fixture.run(fixture.work(BackupFixture.settings(DumpMethod.STREAM), Instant.now()));
        assertThat(backup.verdict()).isEqualTo(Verdict.PROVEN_EXCEPT);
    }

    private static Store store(BackupFixture fixture) {
        return Stores.open(
                Objects.requireNonNull(fixture.plan(fixture.shop).stores().get("local")),
                TestServer.home(),
                Clock.systemUTC());
    }

    private static void leave(BackupFixture fixture, String key) throws IOException {
        Files.writeString(fixture.stored.resolve(key), "{ \"half\": ");
    }

    private static List<String> files(BackupFixture fixture) throws IOException {
        try (Stream<Path> tree = Files.walk(fixture.stored)) {
            return tree.filter(Files::isRegularFile)
                    .map(file -> fixture.stored.relativize(file).toString())
                    .toList();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
