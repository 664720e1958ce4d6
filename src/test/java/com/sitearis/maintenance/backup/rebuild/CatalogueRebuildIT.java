package com.sitearis.maintenance.backup.rebuild;

import static com.sitearis.maintenance.backup.Backups.DAILY;
import static com.sitearis.maintenance.backup.Backups.DATABASE;
import static com.sitearis.maintenance.backup.Backups.MONTHLY;
import static com.sitearis.maintenance.backup.Backups.PLAN;
import static com.sitearis.maintenance.backup.Backups.STORE;
import static com.sitearis.maintenance.backup.Backups.proof;
import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.BackupCatalogue;
import com.sitearis.maintenance.backup.BackupFilter;
import com.sitearis.maintenance.backup.BackupState;
import com.sitearis.maintenance.backup.Backups;
import com.sitearis.maintenance.backup.CatalogueDatabase;
import com.sitearis.maintenance.backup.Proof;
import com.sitearis.maintenance.backup.ProofLevel;
import com.sitearis.maintenance.backup.StoreFixture;
import com.sitearis.maintenance.backup.Tier;
import com.sitearis.maintenance.backup.Verdict;
import com.sitearis.maintenance.backup.manifest.Manifest;
import com.sitearis.maintenance.backup.manifest.ManifestFiles;
import com.sitearis.maintenance.backup.retention.Pinning;
import com.sitearis.maintenance.storage.Store;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueRebuildIT {

    private static CatalogueDatabase database;

    @TempDir
    private Path folder;

    private BackupCatalogue catalogue;
    private Store store;
    private CatalogueRebuild rebuild;

    @BeforeAll
    static void create() {
        database = CatalogueDatabase.create("rebuild");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.empty();
        Clock clock = Clock.fixed(Instant.parse("2026-11-22T03:00:00Z"), ZoneOffset.UTC);
        catalogue = new BackupCatalogue(database.jdbc(), clock);
        store = StoreFixture.folder(folder);
        rebuild = new CatalogueRebuild(catalogue, store, clock);
    }

    @Test
    void afterTheLossOfOurDatabaseTheStoreTellsEverything() {
        Manifest manifest = lay("2026-11-01", DAILY);
        ManifestFiles files = new ManifestFiles(store);
        String prefix = prefix(manifest);
        catalogue.adopt(manifest, STORE, false);
        new Pinning(catalogue, store, Clock.systemUTC())
                .pin(catalogue.byId(manifest.id()).orElseThrow());
        catalogue.addTier(manifest.id(), MONTHLY);
        files.writeTier(prefix, MONTHLY);
        for (Proof proof : List.of(
                proof(manifest.id(), ProofLevel.CONTENT, Verdict.PROVEN, "2026-11-01T03:00:00.123456789Z"),
                proof(manifest.id(), ProofLevel.CHECKSUM, Verdict.INTACT, "2026-11-08T03:00:00Z"))) {
            catalogue.record(proof, null);
            files.writeProof(prefix, proof);
        }
        Backup before = catalogue.byId(manifest.id()).orElseThrow();
        List<Proof> proofs = catalogue.proofs(manifest.id());
        assertThat(rebuild.rebuild(PLAN, false).adopted()).isEmpty();
        assertThat(catalogue.proofs(manifest.id())).isEqualTo(proofs);

        database.empty();
        RebuildReport report = rebuild.rebuild(PLAN, false);

        assertThat(report.adopted()).containsExactly(manifest.id());
        assertThat(report.sound()).isTrue();
        assertThat(catalogue.byId(manifest.id())).contains(before);
        assertThat(before.verdict()).isEqualTo(Verdict.PROVEN);
        assertThat(before.pinned()).isTrue();
        assertThat(catalogue.proofs(manifest.id())).isEqualTo(proofs);
        assertThat(catalogue.manifest(manifest.id())).contains(manifest);
    }

    @Test
    void doneTwiceItChangesNothingMore() {
        lay("2026-11-01", DAILY);
        lay("2026-11-02", DAILY);
        rebuild.rebuild(PLAN, false);
        List<Backup> first = catalogue.list(BackupFilter.everything());

        RebuildReport again = rebuild.rebuild(PLAN, false);

        assertThat(again)
                .isEqualTo(
                        new RebuildReport(2, List.of(), List.of(), Map.of(), Map.of(), Map.of(), List.of(), Map.of()));
        assertThat(catalogue.list(BackupFilter.everything())).isEqualTo(first);
    }

    @Test
    void whatSomebodyRemovedIsLostAndFoundWhenItIsBack() {
        Manifest manifest = lay("2026-11-01", DAILY);
        rebuild.rebuild(PLAN, false);
        store.list("").forEach(object -> store.delete(object.key()));

        assertThat(rebuild.rebuild(PLAN, false).lost()).containsExactly(manifest.id());
        assertThat(state(manifest)).isEqualTo(BackupState.LOST);
        assertThat(rebuild.rebuild(PLAN, false).lost()).isEmpty();

        lay("2026-11-01", DAILY);
        assertThat(rebuild.rebuild(PLAN, false).adopted()).containsExactly(manifest.id());
        assertThat(state(manifest)).isEqualTo(BackupState.SEALED);
    }

    @Test
    void anIncompleteBackupIsToldAndNeverTrusted() {
        Manifest damaged = lay("2026-11-01", DAILY);
        Manifest known = lay("2026-11-02", DAILY);
        store.delete(prefix(damaged) + "witness.json.zst");
        catalogue.adopt(known, STORE, false);
        StoreFixture.put(store, prefix(known) + "dump.pgc.zst.age", new byte[89]);

        for (int pass = 0; pass < 2; pass++) {
            RebuildReport report = rebuild.rebuild(PLAN, false);
            assertThat(report.incomplete())
                    .containsEntry(damaged.id(), List.of("witness.json.zst: not in the store"))
                    .containsEntry(known.id(), List.of("dump.pgc.zst.age: 89 bytes in the store, 90 in the manifest"));
            assertThat(report.sound()).isFalse();
        }
        assertThat(catalogue.list(BackupFilter.restorable()))
                .extracting(Backup::verdict)
                .containsOnly(Verdict.DIFFERENT);
        assertThat(catalogue.proofs(damaged.id())).hasSize(1);
    }

    @Test
    void otherPlansAreCountedAndUnreadableManifestsNamed() {
        StoreFixture.lay(store, Backups.manifest("other", DATABASE, "2026-11-01", DAILY));
        StoreFixture.lay(store, Backups.manifest("other", DATABASE, "2026-11-02", DAILY));
        lay("2026-11-03", DAILY);
        StoreFixture.put(store, PLAN + "/production/broken/manifest.json", "{".getBytes(StandardCharsets.UTF_8));

        RebuildReport report = rebuild.rebuild(PLAN, true);

        assertThat(report.foreign()).isEqualTo(Map.of("other", 2));
        assertThat(report.unreadable()).containsOnlyKeys(PLAN + "/production/broken/");
        assertThat(report.present()).isEqualTo(1);
        assertThat(store.list("other/")).hasSize(6);
        assertThat(store.list(PLAN + "/production/broken/")).hasSize(1);
    }

    @Test
    void dataWithoutManifestIsReportedAndRemovedOnlyOnRequestAndOnlyWhenNobodyCanBeAtIt() {
        Manifest old = data("2026-11-01");
        Manifest today = data("2026-11-22");
        Manifest running = data("2026-10-01");
        insertDumping(running);
        Manifest lost = lay("2026-09-01", DAILY);
        rebuild.rebuild(PLAN, false);
        store.delete(prefix(lost) + "manifest.json");

        RebuildReport told = rebuild.rebuild(PLAN, false);
        assertThat(told.leftovers()).containsOnlyKeys(prefix(old), prefix(today), prefix(lost));
        assertThat(told.leftovers()).containsEntry(prefix(old), 100L);
        assertThat(told.removed()).isEmpty();

        RebuildReport removed = rebuild.rebuild(PLAN, true);
        assertThat(removed.removed()).containsExactly(prefix(old));
        assertThat(store.list(prefix(old))).isEmpty();
        assertThat(store.list(prefix(today))).hasSize(2);
        assertThat(store.list(prefix(running))).hasSize(2);
        assertThat(store.list(prefix(lost))).hasSize(2);
    }

    @Test
    void aBackupWhoseRunDiedBetweenManifestAndCatalogueIsSealed() {
        Manifest manifest = lay("2026-11-01", DAILY);
        insertDumping(manifest);

        assertThat(rebuild.rebuild(PLAN, false).adopted()).containsExactly(manifest.id());

        Backup sealed = catalogue.byRun(42).orElseThrow();
        assertThat(sealed.state()).isEqualTo(BackupState.SEALED);
        assertThat(sealed.tiers()).containsExactly(DAILY);
        catalogue.sealed(manifest.id(), manifest); // the run, taken up again, does it once more
    }

    @Test
    void aStoreThatIsNotThereLosesNothingForGood() {
        Manifest manifest = lay("2026-11-01", DAILY);
        rebuild.rebuild(PLAN, false);
        catalogue.record(proof(manifest.id(), ProofLevel.ROWS, Verdict.PROVEN, "2026-11-01T03:00:00Z"), null);
        Backup before = catalogue.byId(manifest.id()).orElseThrow();

        Clock clock = Clock.systemUTC();
        new CatalogueRebuild(catalogue, StoreFixture.folder(folder.resolve("not-mounted")), clock).rebuild(PLAN, false);
        assertThat(state(manifest)).isEqualTo(BackupState.LOST);

        rebuild.rebuild(PLAN, false);
        assertThat(catalogue.byId(manifest.id())).contains(before);
    }

    private void insertDumping(Manifest manifest) {
        database.jdbc()
                .sql("""
                        insert into app.backup (id, plan, database, store, run_id, state, date, begun_at, method, encrypted)
                        values (:id, :plan, :database, :store, 42, 'DUMPING', :date, now(), 'stream', true)
                        """)
                .param("id", manifest.id())
                .param("plan", manifest.plan())
                .param("database", manifest.database())
                .param("store", STORE)
                .param("date", manifest.date())
                .update();
    }

    private Manifest lay(String date, Tier... tiers) {
        Manifest manifest = Backups.manifest(PLAN, DATABASE, date, tiers);
        StoreFixture.lay(store, manifest);
        return manifest;
    }

    private Manifest data(String date) {
        Manifest manifest = Backups.manifest(PLAN, DATABASE, Backups.id(LocalDate.parse(date)), LocalDate.parse(date));
        StoreFixture.layData(store, manifest);
        return manifest;
    }

    private BackupState state(Manifest manifest) {
        return catalogue.byId(manifest.id()).orElseThrow().state();
    }

    private static String prefix(Manifest manifest) {
        return Backup.prefix(manifest.plan(), manifest.database(), manifest.id());
    }
}
