package com.sitearis.maintenance.backup.retention;

import static com.sitearis.maintenance.backup.Backups.DAILY;
import static com.sitearis.maintenance.backup.Backups.DATABASE;
import static com.sitearis.maintenance.backup.Backups.PLAN;
import static com.sitearis.maintenance.backup.Backups.STORE;
import static com.sitearis.maintenance.backup.Backups.proof;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.BackupCatalogue;
import com.sitearis.maintenance.backup.BackupFilter;
import com.sitearis.maintenance.backup.BackupState;
import com.sitearis.maintenance.backup.Backups;
import com.sitearis.maintenance.backup.CatalogueDatabase;
import com.sitearis.maintenance.backup.ProofLevel;
import com.sitearis.maintenance.backup.StoreFixture;
import com.sitearis.maintenance.backup.Verdict;
import com.sitearis.maintenance.backup.manifest.BackupJson;
import com.sitearis.maintenance.backup.manifest.Manifest;
import com.sitearis.maintenance.backup.manifest.ManifestFiles;
import com.sitearis.maintenance.storage.StoreFailed;
import com.sitearis.maintenance.storage.StoreRefused;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruningIT {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final RetentionPolicy POLICY = new RetentionPolicy(Map.of("daily", DAILY.keep()), 1);
    private static CatalogueDatabase database;

    @TempDir
    private Path folder;

    private BackupCatalogue catalogue;
    private TroubledStore store;
    private Pruning pruning;

    @BeforeAll
    static void create() {
        database = CatalogueDatabase.create("pruning");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.empty();
        catalogue = new BackupCatalogue(
                database.jdbc(), Clock.fixed(Instant.parse("2026-11-22T03:00:00Z"), ZoneOffset.UTC));
        store = new TroubledStore(StoreFixture.folder(folder));
        pruning = new Pruning(catalogue, store);
    }

    @Test
    void removesWhatExpiredOldestFirstAndTheManifestBeforeTheData() {
        String oldest = backup("2026-09-01");
        String old = backup("2026-09-02");
        String young = backup("2026-11-20");
        new ManifestFiles(store)
                .writeProof(prefix(old), proof(old, ProofLevel.ROWS, Verdict.PROVEN, "2026-09-02T03:00:00Z"));

        PruneReport report = prune();

        assertThat(report.pruned()).extracting(PruneReport.Pruned::backupId).containsExactly(oldest, old);
        assertThat(report.pruned().get(0).reasons())
                .containsExactly("expired: daily ended 2026-10-01", young + " stays in its place");
        assertThat(report.kept()).extracting(Decision::backupId).containsExactly(young);
        assertThat(report.refused()).isEmpty();
        assertThat(store.deleted().get(0)).isEqualTo(prefix(oldest) + "manifest.json");
        assertThat(store.deleted().get(3)).isEqualTo(prefix(old) + "manifest.json");
        assertThat(store.keys("")).containsExactlyElementsOf(keysOf(young)).hasSize(3);
        assertThat(states()).containsExactly(BackupState.SEALED, BackupState.PRUNED, BackupState.PRUNED);
        assertThat(report.freed()).isGreaterThan(200);
    }

    @Test
    void aDryRunSaysTheSameAndChangesNothing() {
        backup("2026-09-01");
        backup("2026-11-20");
        List<String> before = store.keys("");

        List<Decision> decisions = pruning.dryRun(PLAN, DATABASE, POLICY, TODAY);

        assertThat(decisions).extracting(Decision::keep).containsExactly(true, false);
        assertThat(store.keys("")).isEqualTo(before);
        assertThat(states()).containsOnly(BackupState.SEALED);
    }

    @Test
    void afterACrashAtAnyDeletionTheNextPruningEndsAsThisOneWouldHave() {
        int deletions = 6;
        for (int crashAt = 0; crashAt <= deletions; crashAt++) {
            database.empty();
            store.keys("").forEach(store::delete);
            backup("2026-09-01");
            backup("2026-09-02");
            String young = backup("2026-11-20");

            crashBeforeDeletion(crashAt);
            if (crashAt < deletions) {
                assertThatThrownBy(this::prune).isInstanceOf(Crash.class);
            } else {
                prune();
            }
            store.beforeDelete(key -> {});
            PruneReport second = prune();

            assertThat(second.refused()).isEmpty();
            assertThat(store.keys("")).as("crash at %s", crashAt).containsExactlyElementsOf(keysOf(young));
            assertThat(states()).containsExactly(BackupState.SEALED, BackupState.PRUNED, BackupState.PRUNED);
            assertThat(endings())
                    .allMatch(why -> why.startsWith("expired: daily ended"), "the first reason is remembered");
            assertThat(prune().pruned()).isEmpty();
        }
    }

    @Test
    void aMarkedBackupThatIsStillWholeStaysWhenItWasPinnedInTheMeantime() {
        String old = backup("2026-09-01");
        backup("2026-11-20");
        crashBeforeDeletion(0);
        assertThatThrownBy(this::prune).isInstanceOf(Crash.class);
        store.beforeDelete(key -> {});
        database.jdbc()
                .sql("update app.backup set pinned = true where id = :id")
                .param("id", old)
                .update();

        PruneReport report = prune();

        assertThat(report.pruned()).isEmpty();
        assertThat(catalogue.byId(old).orElseThrow().state()).isEqualTo(BackupState.SEALED);
    }

    @Test
    void neverTouchesAnotherPlansOrDatabasesOrStoresBackups() {
        List<Manifest> others = List.of(
                Backups.manifest("other", DATABASE, "2025-01-01", DAILY),
                Backups.manifest(PLAN, "staging", "x-staging", LocalDate.parse("2025-01-01"), DAILY),
                Backups.manifest(PLAN, DATABASE, "x-elsewhere", LocalDate.parse("2025-01-01"), DAILY));
        others.forEach(manifest -> StoreFixture.lay(store, manifest));
        catalogue.adopt(others.get(0), STORE, false);
        catalogue.adopt(others.get(1), STORE, false);
        catalogue.adopt(others.get(2), "another-store", false);
        assertThat(catalogue.markPruning(others.get(0).id(), "begun by their own pruning"))
                .isTrue();
        String id = Backups.id(LocalDate.parse("2026-11-20"));
        StoreFixture.lay(store, Backups.manifest(PLAN, DATABASE, "2026-11-20", DAILY));
        catalogue.adopt(Backups.manifest(PLAN, DATABASE, "2026-11-20", DAILY), STORE, false);
        prove(id, Verdict.PROVEN);
        List<String> before = store.keys("");

        assertThat(prune().pruned()).isEmpty();
        assertThat(store.keys("")).isEqualTo(before);
    }

    @Test
    void refusesABackupWhoseManifestBelongsToSomebodyElse() {
        String old = backup("2026-09-01");
        backup("2026-11-20");
        byte[] foreign = BackupJson.write(Backups.manifest("other", DATABASE, "2026-09-01", DAILY))
                .getBytes(StandardCharsets.UTF_8);
        StoreFixture.put(store, prefix(old) + "manifest.json", foreign);

        PruneReport report = prune();

        assertThat(report.pruned()).isEmpty();
        assertThat(report.refused())
                .singleElement()
                .satisfies(refused -> assertThat(refused.why()).contains("moved or copied here"));
        assertThat(catalogue.byId(old).orElseThrow().state()).isEqualTo(BackupState.SEALED);
        assertThat(store.keys(prefix(old))).hasSize(3);
    }

    @Test
    void aLockedBackupStaysAsItIsAndTheOthersGo() {
        String locked = backup("2026-09-01");
        String old = backup("2026-09-02");
        backup("2026-11-20");
        store.beforeDelete(key -> {
            if (key.startsWith(prefix(locked))) {
                throw new StoreRefused(STORE, "object lock until 2027", "wait", null);
            }
        });

        PruneReport report = prune();

        assertThat(report.pruned()).extracting(PruneReport.Pruned::backupId).containsExactly(old);
        assertThat(report.refused())
                .containsExactly(new PruneReport.Refused(locked, "store 'nas': object lock until 2027"));
        assertThat(catalogue.byId(locked).orElseThrow().state()).isEqualTo(BackupState.SEALED);
    }

    @Test
    void dataThatIsLockedAfterItsManifestWentIsTakenUpLater() {
        String half = backup("2026-09-01");
        backup("2026-11-20");
        store.beforeDelete(key -> {
            if (key.endsWith("dump.pgc.zst.age")) {
                throw new StoreRefused(STORE, "object lock until 2027", "wait", null);
            }
        });

        assertThat(prune().refused()).hasSize(1);
        assertThat(catalogue.byId(half).orElseThrow().state()).isEqualTo(BackupState.PRUNING);

        store.beforeDelete(key -> {});
        assertThat(prune().pruned()).extracting(PruneReport.Pruned::backupId).containsExactly(half);
        assertThat(store.keys(prefix(half))).isEmpty();
    }

    @Test
    void givesUpWhenTheStoreItselfIsInTrouble() {
        for (int day = 1; day <= 9; day++) {
            backup("2026-09-0" + day);
        }
        backup("2026-11-20");
        AtomicInteger asked = new AtomicInteger();
        store.beforeDelete(key -> {
            asked.incrementAndGet();
            throw new StoreFailed(STORE, "connection reset", "look at the network", null);
        });

        assertThatThrownBy(this::prune).hasMessageContaining("connection reset");
        assertThat(asked).hasValue(3);
        assertThat(states()).containsOnly(BackupState.SEALED);
    }

    @Test
    void prunesNothingWhenTheNewestProvenBackupIsNotInTheStore() {
        backup("2026-09-01");
        String newest = backup("2026-11-20");
        store.delete(prefix(newest) + "manifest.json");
        List<String> before = store.keys("");

        assertThatThrownBy(this::prune)
                .isInstanceOf(SuccessorMissing.class)
                .hasMessageContaining("nothing was pruned: backup " + newest)
                .hasMessageContaining("its manifest is missing");
        assertThat(store.keys("")).isEqualTo(before);
    }

    @Test
    void prunesNothingWhenTheNewestProvenBackupIsNotWhole() {
        backup("2026-09-01");
        String newest = backup("2026-11-20");
        store.delete(prefix(newest) + "dump.pgc.zst.age");

        assertThatThrownBy(this::prune)
                .isInstanceOf(SuccessorMissing.class)
                .hasMessageContaining("dump.pgc.zst.age: not in the store");
        assertThat(states()).containsOnly(BackupState.SEALED);
    }

    @Test
    void stopsBetweenTwoBackups() {
        backup("2026-09-01");
        String second = backup("2026-09-02");
        backup("2026-11-20");
        List<Integer> calls = new ArrayList<>();
        Runnable stopAtTheSecond = () -> {
            calls.add(1);
            if (calls.size() == 2) {
                throw new Crash();
            }
        };

        assertThatThrownBy(() -> pruning.prune(PLAN, DATABASE, POLICY, TODAY, stopAtTheSecond))
                .isInstanceOf(Crash.class);

        assertThat(store.keys(prefix(second))).hasSize(3);
        assertThat(states()).containsExactly(BackupState.SEALED, BackupState.SEALED, BackupState.PRUNED);
    }

    private PruneReport prune() {
        return pruning.prune(PLAN, DATABASE, POLICY, TODAY, () -> {});
    }

    /** A sealed and proven daily. */
    private String backup(String date) {
        Manifest manifest = Backups.manifest(PLAN, DATABASE, date, DAILY);
        StoreFixture.lay(store, manifest);
        catalogue.adopt(manifest, STORE, false);
        prove(manifest.id(), Verdict.PROVEN);
        return manifest.id();
    }

    private void prove(String id, Verdict verdict) {
        catalogue.record(proof(id, ProofLevel.ROWS, verdict, "2026-11-21T03:00:00Z"), null);
    }

    private void crashBeforeDeletion(int number) {
        AtomicInteger left = new AtomicInteger(number);
        store.beforeDelete(key -> {
            if (left.getAndDecrement() == 0) {
                throw new Crash();
            }
        });
    }

    private static String prefix(String id) {
        return Backup.prefix(PLAN, DATABASE, id);
    }

    private static List<String> keysOf(String id) {
        return List.of(prefix(id) + "dump.pgc.zst.age", prefix(id) + "manifest.json", prefix(id) + "witness.json.zst");
    }

    private List<BackupState> states() {
        return catalogue.list(BackupFilter.everything()).stream()
                .map(Backup::state)
                .toList();
    }

    private List<String> endings() {
        return database.jdbc()
                .sql("select ended_why from app.backup where state = 'PRUNED'")
                .query(String.class)
                .list();
    }

    /** The program is gone: nothing that follows runs. */
    private static final class Crash extends Error {}
}
