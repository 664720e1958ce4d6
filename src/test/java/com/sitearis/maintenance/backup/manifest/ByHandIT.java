package com.sitearis.maintenance.backup.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sitearis.maintenance.backup.AgeKeys;
import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.BackupFixture;
import com.sitearis.maintenance.backup.DumpMethod;
import com.sitearis.maintenance.backup.ProofLevel;
import com.sitearis.maintenance.backup.restore.CopyCheck;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.postgres.TestServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The way back without this program: the manifest's own commands, run by a shell in a copy of the backup's folder with the
 * programs of the distribution, bring a database that equals the witness.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ByHandIT {

    private static final String NEW_NAME = "by_hand_copy";

    private Path folder;
    private BackupFixture fixture;

    @BeforeAll
    void theShop(@TempDir Path shared) throws Exception {
        folder = shared;
        fixture = new BackupFixture("by_hand", shared, Files.readString(Path.of("sql/demo/shop.sql")));
    }

    @ParameterizedTest
    @EnumSource(DumpMethod.class)
    void theManifestsCommandsBringTheDatabaseBack(DumpMethod method) throws Exception {
        // a day for each: tiers of one date would share a dump
        Instant slot = Instant.now().plus(Duration.ofDays(method == DumpMethod.STREAM ? 1 : 2));
        Backup backup = fixture.sealed(BackupFixture.settings(method), slot);
        assertThat(backup.method()).isEqualTo(method.name().toLowerCase(Locale.ROOT));
        restoreAndCompare(backup, AgeKeys.none());
    }

    @Test
    void theManifestsCommandsOpenAnEncryptedBackup() throws Exception {
        AgeKeys keys = AgeKeys.make(folder.resolve("key.txt"));
        Backup backup = fixture.sealed(
                BackupFixture.encrypted(DumpMethod.PARALLEL, ProofLevel.CONTENT, keys.encryptAndProve()));
        restoreAndCompare(backup, keys);
    }

    private void restoreAndCompare(Backup backup, AgeKeys keys) throws Exception {
        CopyCheck check = CopyCheck.of(fixture, backup, keys.encryption());
        Path here = folder.resolve("copy-" + backup.id());
        copyFolder(fixture.stored.resolve(backup.prefix()), here);
        TestServer.execute(TestServer.address(), "drop database if exists " + NEW_NAME + " with (force)");
        String said = shell(
                here,
                String.join("\n", check.manifest().restore())
                        .replace("NEW_NAME", NEW_NAME)
                        .replace("KEYFILE", keys.file().toString()));
        PgAddress copy = TestServer.address().withDatabase(NEW_NAME);
        try (Connection connection = TestServer.open(copy)) {
            assertThat(DatabaseSettings.of(connection))
                    .as(said)
                    .isEqualTo(check.manifest().source().settings());
        }
        assertThat(check.differences(copy)).as(said).isEmpty();
    }

    private static void copyFolder(Path from, Path to) throws Exception {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    /** As a person would, with the server's address in the environment. */
    private static String shell(Path folder, String commands) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/zstd")), "zstd is not installed");
        PgAddress server = TestServer.address();
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", commands)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("PGHOST", server.host());
        builder.environment().put("PGPORT", Integer.toString(server.port()));
        builder.environment().put("PGUSER", server.user());
        builder.environment()
                .put("PGPASSWORD", Objects.requireNonNull(server.password()).reveal());
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }
}
