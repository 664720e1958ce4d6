package com.sitearis.maintenance.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.postgres.TestServer;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup of tables that are large enough to go through pipes. */
class PipedBackupIT {

    private static final String[] LARGE = {
        "create table big (id int primary key, note text)",
        "create table bigger (id int primary key, note text)",
        "create table small (id int primary key)",
        "insert into big select n, repeat(md5(n::text), 5) from generate_series(1, 60000) n",
        "insert into bigger select n, repeat(md5(n::text), 6) from generate_series(1, 60000) n",
        "insert into small select generate_series(1, 10)",
        "analyze",
    };

    @Test
    void isProvenAndLeavesNothingBehind(@TempDir Path folder) throws Exception {
        BackupFixture fixture = new BackupFixture("piped", folder, LARGE);
        Backup backup = fixture.run(fixture.work(BackupFixture.settings(DumpMethod.PARALLEL), Instant.now()));

        assertThat(fixture.catalogue.proofs(backup.id())).singleElement().satisfies(proof -> {
            assertThat(proof.differences()).isEmpty();
            assertThat(proof.verdict()).isEqualTo(Verdict.PROVEN);
            assertThat(proof.rows()).isEqualTo(120_010);
        });
        assertThat(TestServer.home().spool().toFile().list()).isNullOrEmpty();
        assertThat(Thread.getAllStackTraces().values())
                .as("no thread waits at a pipe for ever")
                .noneMatch(PipedBackupIT::opensAFile);
    }

    private static boolean opensAFile(StackTraceElement[] stack) {
        return stack.length > 0 && stack[0].getMethodName().startsWith("open");
    }
}
