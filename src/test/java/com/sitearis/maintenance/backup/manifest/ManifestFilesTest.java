package com.sitearis.maintenance.backup.manifest;

import static com.sitearis.maintenance.backup.Backups.DAILY;
import static com.sitearis.maintenance.backup.Backups.MONTHLY;
import static com.sitearis.maintenance.backup.Backups.WEEKLY;
import static com.sitearis.maintenance.backup.Backups.proof;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.Backups;
import com.sitearis.maintenance.backup.Proof;
import com.sitearis.maintenance.backup.ProofLevel;
import com.sitearis.maintenance.backup.StoreFixture;
import com.sitearis.maintenance.backup.Verdict;
import com.sitearis.maintenance.storage.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestFilesTest {

    private static final Manifest MANIFEST =
            Backups.manifest(Backups.PLAN, Backups.DATABASE, "2026-11-22", DAILY, WEEKLY);
    private static final String PREFIX = Backup.prefix(MANIFEST.plan(), MANIFEST.database(), MANIFEST.id());

    @TempDir
    private Path folder;

    private Store store;
    private ManifestFiles files;

    @BeforeEach
    void open() {
        store = StoreFixture.folder(folder);
        files = new ManifestFiles(store);
    }

    @Test
    void readsWhatItWrote() {
        files.write(MANIFEST);

        assertThat(files.manifest(PREFIX)).contains(MANIFEST);
    }

    @Test
    void aPersonCanReadIt() throws IOException {
        files.write(MANIFEST);

        assertThat(Files.readString(folder.resolve(PREFIX + "manifest.json")))
                .startsWith("""
                        {
                          "format" : 1,
                          "id" : "20261122T020000Z-production-k3x9",
                          "plan" : "sitearis",
                          "database" : "production",
                          "date" : "2026-11-22",
                          "label" : "",
                          "snapshotAt" : "2026-11-22T02:00:00Z",
                          "sealedAt" : "2026-11-22T02:01:00Z",
                          "method" : "stream",
                          "tiers" : [ {
                            "name" : "daily",
                            "keep" : "P30D"
                          }, {
                            "name" : "weekly",
                            "keep" : "P3M"
                          } ],
                        """)
                .endsWith("}\n");
    }

    @Test
    void thereIsNoBackupWithoutAManifest() {
        assertThat(files.manifest(PREFIX)).isEmpty();
    }

    @Test
    void passesOverWhatANewerProgramAddedUnderTheSameNumber() {
        lay(BackupJson.write(MANIFEST).replace("\"label\"", "\"colour\" : \"blue\",\n  \"label\""));

        assertThat(files.manifest(PREFIX)).contains(MANIFEST);
    }

    @Test
    void takesAbsentListsAsEmpty() {
        lay(BackupJson.write(MANIFEST).replace(",\n  \"remarks\" : [ ]", ""));

        assertThat(files.manifest(PREFIX)).contains(MANIFEST);
    }

    @Test
    void refusesANewerFormatByItsNumber() {
        lay("{\"format\": 2, \"id\": {\"now\": \"an object\"}}");

        assertThatThrownBy(() -> files.manifest(PREFIX))
                .isInstanceOf(ManifestUnreadable.class)
                .hasMessageContaining("it has format 2, this program knows up to 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{}", "null", "{\"format\":1}", "{\"format\":1,\"id\":\"x\",\"tiers\":3}"})
    void refusesWhatIsNoManifest(String json) {
        lay(json);

        assertThatThrownBy(() -> files.manifest(PREFIX))
                .isInstanceOf(ManifestUnreadable.class)
                .hasMessageContaining(PREFIX + "manifest.json' in store 'nas'");
    }

    @Test
    void refusesAManifestThatWasCopiedFromAnotherBackup() {
        lay(BackupJson.write(Backups.manifest("other-plan", Backups.DATABASE, "2026-11-22", DAILY)));

        assertThatThrownBy(() -> files.manifest(PREFIX)).hasMessageContaining("moved or copied here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "/etc/passwd", "dump/../../x", " "})
    void refusesNamesThatLeadOutOfTheBackup(String name) {
        lay(BackupJson.write(MANIFEST).replace("witness.json.zst", name));

        assertThatThrownBy(() -> files.manifest(PREFIX)).hasMessageContaining("outside of the backup");
    }

    @Test
    void readsTiersAndProofsThatAreNotKnownYetOldestProofFirst() {
        Proof first = proof(MANIFEST.id(), ProofLevel.CONTENT, Verdict.PROVEN, "2026-11-22T02:05:00.123456Z");
        Proof second = proof(MANIFEST.id(), ProofLevel.ROWS, Verdict.DIFFERENT, "2026-11-23T02:05:00Z");
        Proof third = proof(MANIFEST.id(), ProofLevel.CHECKSUM, Verdict.INTACT, "2026-11-24T02:05:00Z");
        StoreFixture.lay(store, MANIFEST);
        files.writeTier(PREFIX, MONTHLY);
        List.of(third, first, second).forEach(proof -> files.writeProof(PREFIX, proof));

        StoredBackup stored = StoredBackup.in(store.list("")).get(0);

        assertThat(files.tiers(stored, List.of())).containsExactly(MONTHLY);
        assertThat(files.tiers(stored, List.of(MONTHLY))).isEmpty();
        assertThat(files.proofs(stored, List.of())).containsExactly(first, second, third);
        assertThat(files.proofs(stored, List.of(second.started()))).containsExactly(first, third);
    }

    @Test
    void aPinIsAFileUntilItIsTakenBack() {
        StoreFixture.lay(store, MANIFEST);

        files.writePin(PREFIX, Instant.parse("2026-11-22T10:00:00Z"));
        assertThat(StoredBackup.in(store.list("")).get(0).pinned()).isTrue();

        files.removePin(PREFIX);
        assertThat(StoredBackup.in(store.list("")).get(0).pinned()).isFalse();
    }

    private void lay(String json) {
        StoreFixture.put(store, PREFIX + "manifest.json", json.getBytes(UTF_8));
    }
}
