package com.sitearis.maintenance.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.backup.drill.RestoreDrillKind;
import com.sitearis.maintenance.plan.Loaded;
import com.sitearis.maintenance.plan.PlanFiles;
import com.sitearis.maintenance.plan.PlanFolder;
import com.sitearis.maintenance.plan.Problem;
import com.sitearis.maintenance.schedule.QuartzCron;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup's job file with several mistakes tells all of them at once, each with its line. */
class FiveErrorsTest {

    private static final String PLAN = """
            name: test
            zone: Europe/Paris
            language: en
            environments: [production]
            databases:
              production: { environment: production, host: localhost, database: shop, user: maintenance }
            stores:
              local: { kind: folder, path: backups }
            contacts:
              dba: { email: dba@example.com }
            """;

    private static final String KEY = "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq";

    @Test
    void areToldAtOnceWithTheirLines(@TempDir Path folder) throws Exception {
        assertThat(problems(folder, """
                kind: database-backup
                rows: [16]
                schedule: { cron: "0 0 25 * * ?" }
                tell: { on-failure: [dba] }
                settings:
                  databases: [prodution]
                  store: locale
                  tier: daily
                  keep: P30X
                  jobs: 99
                  encrypt: { recipients: [%s] }
                """.formatted(KEY)))
                .anySatisfy(problem -> assertThat(problem).startsWith("backup.yaml:3: schedule.cron:"))
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith("backup.yaml:6: settings.databases[0]:")
                        .contains("did you mean production?"))
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith("backup.yaml:7: settings.store:")
                        .contains("did you mean local?"))
                .anySatisfy(problem -> assertThat(problem).startsWith("backup.yaml:9: settings.keep:"))
                .anySatisfy(
                        problem -> assertThat(problem).startsWith("backup.yaml:10: settings.jobs: 99 is out of range"))
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith("backup.yaml:11: settings.encrypt.recipients[0]:")
                        .contains("malformed or mistyped", "age-keygen -y"));
    }

    @Test
    void aMalformedRecipientAloneIsTold(@TempDir Path folder) throws Exception {
        assertThat(problems(folder, """
                kind: database-backup
                schedule: { cron: "0 0 3 * * ?" }
                tell: { on-failure: [dba] }
                settings:
                  databases: [production]
                  store: local
                  tier: daily
                  keep: P30D
                  proof: checksum
                  encrypt: { recipients: [%s] }
                """.formatted(KEY)))
                .singleElement()
                .asString()
                .startsWith("backup.yaml:10: settings.encrypt.recipients[0]: the recipient '" + KEY + "' is malformed");
    }

    private static List<String> problems(Path folder, String job) throws Exception {
        Files.writeString(folder.resolve("plan.yaml"), PLAN);
        Files.writeString(folder.resolve("backup.yaml"), job);
        Loaded loaded = new PlanFiles(
                        List.of(new DatabaseBackupKind(), new RestoreDrillKind()),
                        new QuartzCron(),
                        Clock.systemUTC(),
                        name -> null)
                .read(PlanFolder.of(folder));
        return loaded.problems().stream()
                .map(Problem::toString)
                .map(text -> text.replace(folder + "/", ""))
                .toList();
    }
}
