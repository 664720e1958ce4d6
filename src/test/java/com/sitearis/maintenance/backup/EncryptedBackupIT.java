package com.sitearis.maintenance.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sitearis.maintenance.backup.manifest.Manifest;
import com.sitearis.maintenance.backup.restore.CopyCheck;
import com.sitearis.maintenance.run.QuietScope;
import com.sitearis.maintenance.storage.DecryptionFailed;
import com.sitearis.maintenance.storage.Encryption;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Backups that only the holder of a key can read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EncryptedBackupIT {

    private static final String MARK = "Rue-du-Chat-qui-Pêche";

    private Path folder;
    private AgeKeys keys;

    @BeforeAll
    void keys(@TempDir Path shared) throws Exception {
        folder = shared;
        keys = AgeKeys.make(shared.resolve("key.txt"));
    }

    @ParameterizedTest
    @EnumSource(DumpMethod.class)
    void isProvenAndHoldsNothingReadable(DumpMethod method) throws Exception {
        BackupFixture fixture = fixture("encrypted_" + method.name().toLowerCase(Locale.ROOT));
        Backup backup = fixture.run(fixture.work(
                BackupFixture.encrypted(method, ProofLevel.CONTENT, keys.encryptAndProve()), Instant.now()));
        assertThat(backup.encrypted()).isTrue();
        assertThat(backup.verdict()).isEqualTo(Verdict.PROVEN);
        Manifest manifest = fixture.catalogue.manifest(backup.id()).orElseThrow();
        assertThat(manifest.files())
                .allMatch(file -> file.encrypted() && file.name().endsWith(".zst.age"));
        for (Manifest.File file : manifest.files()) {
            byte[] stored = Files.readAllBytes(fixture.stored.resolve(backup.prefix() + file.name()));
            assertThat(new String(stored, 0, 21, StandardCharsets.US_ASCII)).isEqualTo("age-encryption.org/v1");
        }
    }

    @Test
    void withoutTheSecretKeyItsBytesAreProvenAndTheRestIsNamed() throws Exception {
        BackupFixture fixture = fixture("encrypted_only");
        Backup backup = fixture.run(fixture.work(
                BackupFixture.encrypted(DumpMethod.PARALLEL, ProofLevel.CHECKSUM, keys.encryptOnly()), Instant.now()));
        assertThat(backup.verdict()).isEqualTo(Verdict.INTACT);
        assertThat(fixture.catalogue.proofs(backup.id()).get(0).exceptions())
                .containsExactly("the table of contents was not read: there is no key to open the backup");
        assertThatThrownBy(() -> CopyCheck.of(fixture, backup, Encryption.none()))
                .isInstanceOf(DecryptionFailed.class);
        assertThatThrownBy(() -> fixture.prove(backup)).isInstanceOf(DecryptionFailed.class);
        flipAByte(fixture.stored.resolve(backup.prefix() + "roles.sql.zst.age"));
        assertThat(fixture.verification()
                        .verify(backup, ProofLevel.CHECKSUM, 1, null, new QuietScope())
                        .verdict())
                .isEqualTo(Verdict.DIFFERENT);
    }

    private BackupFixture fixture(String name) {
        return new BackupFixture(
                name,
                folder.resolve(name),
                "create table address (id integer primary key, line text)",
                "insert into address select n, '" + MARK + "' from generate_series(1, 1000) n");
    }

    private static void flipAByte(Path path) throws Exception {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.seek(file.length() - 1);
            int last = file.read();
            file.seek(file.length() - 1);
            file.write(last ^ 1);
        }
    }
}
