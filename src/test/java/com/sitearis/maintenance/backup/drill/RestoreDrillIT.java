package com.sitearis.maintenance.backup.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sitearis.maintenance.backup.Backup;
import com.sitearis.maintenance.backup.BackupFixture;
import com.sitearis.maintenance.backup.BackupNotFound;
import com.sitearis.maintenance.backup.DumpMethod;
import com.sitearis.maintenance.backup.ProofLevel;
import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.Schedule;
import com.sitearis.maintenance.postgres.TestServer;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.QuietScope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The yearly exercise: is there a backup, does it restore, how long would it take. */
class RestoreDrillIT {

    @TempDir
    Path folder;

    @Test
    void restoresTheNewestBackupAndReportsRecoveryPointAndTime() throws Exception {
        BackupFixture fixture =
                new BackupFixture("drill", folder, "create table item as select generate_series(1, 1000) n");
        RestoreDrillWork drill = drill(fixture);
        assertThatThrownBy(() -> drill.restore(new QuietScope()))
                .isInstanceOf(BackupNotFound.class)
                .hasMessageContaining("shop");

        Backup backup = fixture.run(fixture.work(BackupFixture.settings(DumpMethod.STREAM), Instant.now()));
        drill.restore(new QuietScope());
        drill.report(new QuietScope());

        Path report = TestServer.home().path().resolve("reports/restore-drill-shop-2026-07-06.md");
        assertThat(Files.readString(report))
                .contains(backup.id())
                .containsPattern("\\*\\*recovery point\\*\\*: .* of changes would be lost")
                .containsPattern("\\*\\*recovery time\\*\\*: \\d+\\.\\d s from the first byte")
                .contains("PROVEN at level content: 1 tables, 1000 rows");
        Files.delete(report);
    }

    private static RestoreDrillWork drill(BackupFixture fixture) {
        MaintenancePlan plan = fixture.plan(fixture.shop);
        RestoreDrillSettings settings = new RestoreDrillSettings(List.of("shop"), ProofLevel.CONTENT, 2);
        JobSpec job = new JobSpec(
                "restore-drill",
                Path.of("jobs/restore-drill.yaml"),
                new RestoreDrillKind(),
                "",
                List.of(93),
                new Schedule.OnDemand(),
                List.of("shop"),
                null,
                JobSpec.Retry.NONE,
                List.of(),
                settings);
        Instant slot = Instant.parse("2026-07-06T08:00:00Z");
        return new RestoreDrillWork(new Assignment<>(1L, plan, job, settings, "shop", slot), fixture.workshop);
    }
}
