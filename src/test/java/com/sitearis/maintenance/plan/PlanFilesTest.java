package com.sitearis.maintenance.plan;

import static com.sitearis.maintenance.plan.PlanFixture.JOB;
import static com.sitearis.maintenance.plan.PlanFixture.PLAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.plan.BackupLike.BackupSettings;
import com.sitearis.maintenance.plan.BackupLike.Proof;
import java.nio.file.Path;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFilesTest {

    @TempDir
    Path folder;

    PlanFixture files;

    @BeforeEach
    void aValidPlan() {
        files = new PlanFixture(folder).write("plan.yaml", PLAN).write("nightly.yaml", JOB);
    }

    @Test
    void anEscapeWhoseDigitsAreCutOffIsAProblemOfTheFile() {
        files.write("plan.yaml", "name: \"\\x\u0000");
        assertThat(files.read().problems()).isNotEmpty();
        files.write("plan.yaml", "name: \"\\x");
        assertThat(files.read().problems()).isNotEmpty();
    }

    @Test
    void readsAPlan() {
        MaintenancePlan plan = files.read().plan();

        assertThat(plan.zone()).isEqualTo(ZoneId.of("Europe/Paris"));
        assertThat(plan.language().getLanguage()).isEqualTo("fr");
        PgAddress address = files.production();
        assertThat(address.display()).isEqualTo("maintenance@localhost:5432/shop");
        assertThat(address.password()).isEqualTo(new Secret("PRODUCTION_PASSWORD", "hunter2"));
        JobSpec job = plan.job("nightly").orElseThrow();
        assertThat(job.targets()).containsExactly("production");
        assertThat(job.schedule())
                .isEqualTo(new Schedule.Cron("0 0 3 * * ?", ZoneId.of("Europe/Paris"), Schedule.Missed.RUN_ONCE));
        assertThat(job.retry()).isEqualTo(JobSpec.Retry.NONE);
        assertThat(job.settings(BackupLike.BACKUP))
                .isEqualTo(new BackupSettings(
                        List.of("production"), "local", "daily", Period.ofDays(30), 3, Proof.CONTENT, null, List.of()));
    }

    @Test
    void reportsFiveDifferentErrorsOfOneFileAtOnce() {
        files.write("nightly.yaml", """
                kind: database-backup
                schedule: { cron: "0 30 2 * * ?" }
                finish-witin: 45m
                retry: { times: three, wait: 5m }
                tell: { on-failure: [dbaa] }
                settings:
                  databases: [producton]
                  store: local
                  tier: daily
                  keep: 3 months
                """);

        assertThat(files.problems())
                .containsExactly(
                        "nightly.yaml:2: schedule.cron: fires at 02:30, and the clock changes of Europe/Paris skip or repeat"
                                + " 02:00 to 03:00; write hour 03:00, or zone: UTC beside it",
                        "nightly.yaml:3: finish-witin: unknown key; did you mean finish-within?",
                        "nightly.yaml:4: retry.times: \"three\" is no whole number; write digits only, such as 3",
                        "nightly.yaml:5: tell.on-failure[0]: unknown contact \"dbaa\"; did you mean dba?",
                        "nightly.yaml:7: settings.databases[0]: unknown database \"producton\"; did you mean production?",
                        "nightly.yaml:10: settings.keep: \"3 months\" is no calendar period; write P3M");
    }

    @Test
    void reportsProblemsOfAllFilesSortedByFileAndLine() {
        files.write("plan.yaml", PLAN.replace("zone: Europe/Paris", "zone: Europe/Pari"))
                .write("a.yaml", JOB.replace("store: local", "store: lokal"))
                .write("z.yaml", JOB.replace("kind: database-backup", "kind: database-backpu"));

        assertThat(files.problems())
                .containsExactly(
                        "a.yaml:7: settings.store: unknown store \"lokal\"; did you mean local?",
                        "plan.yaml:2: zone: \"Europe/Pari\" is no time zone; did you mean Europe/Paris?",
                        "z.yaml:1: kind: unknown kind of job \"database-backpu\"; did you mean database-backup?");
    }

    @Test
    void throwsAllProblemsWhenThePlanIsAskedFor() {
        files.write("plan.yaml", PLAN.replace("kind: folder", "kind: foldr").replace("dba@example.com", "dba"));

        assertThatThrownBy(() -> files.read().plan())
                .isInstanceOfSatisfying(PlanInvalid.class, invalid -> {
                    assertThat(invalid.problems()).hasSize(2);
                    assertThat(invalid.exitCode()).isEqualTo(ExitCode.PLAN_INVALID);
                })
                .hasMessageContaining("2 problems")
                .hasMessageContaining("plan.yaml:12: stores.local.kind: unknown kind \"foldr\"; did you mean folder?")
                .hasMessageContaining("plan.yaml:14: contacts.dba.email: is no e-mail address");
    }

    @Test
    void reportsMissingKeysWithAnExample() {
        files.write("nightly.yaml", "kind: database-backup\nschedule: { on-demand: true }\n");

        assertThat(files.problems())
                .containsExactly(
                        "nightly.yaml:1: settings.databases: names none; write [production]",
                        "nightly.yaml:1: settings.keep: is missing; write keep: P30D",
                        "nightly.yaml:1: settings.store: is missing; write store: local",
                        "nightly.yaml:1: settings.tier: is missing; write tier: daily",
                        "nightly.yaml:1: tell: is missing; write tell: { on-failure: [dba, devops] }");
    }

    @Test
    void refusesAKeyGivenTwice() {
        files.write("nightly.yaml", JOB + "  keep: P3M\n");

        assertThat(files.problems())
                .containsExactly("nightly.yaml:10: settings.keep: is given twice; remove one of the two");
    }

    @Test
    void wantsExactlyOneSortOfSchedule() {
        String both = "schedule: { cron: \"0 0 3 * * ?\", every: 5m }";
        files.write("nightly.yaml", JOB.replaceAll("schedule: .*", both))
                .write("none.yaml", JOB.replaceAll("schedule: .*", "schedule: { missed: skip }"));

        assertThat(files.problems())
                .contains(
                        "nightly.yaml:3: schedule: says several things; write exactly one of cron, every and on-demand: true",
                        "none.yaml:3: schedule: says nothing; write exactly one of cron, every and on-demand: true");
    }

    @Test
    void understandsAliases() {
        files.write(
                "nightly.yaml",
                JOB.replace("on-failure: [dba]", "on-failure: &who [dba]")
                        .replace("keep: P30D", "keep: P30D\n  exclude-schemas: *who"));

        assertThat(files.read()
                        .plan()
                        .job("nightly")
                        .orElseThrow()
                        .settings(BackupLike.BACKUP)
                        .excludeSchemas())
                .containsExactly("dba");
    }

    @Test
    void tellsBadSyntaxWithItsLine() {
        files.write("nightly.yaml", "kind: database-backup\nschedule: { cron: \"0 0 3 * * ?\"\ntell: x\n");

        assertThat(files.problems())
                .singleElement()
                .asString()
                .startsWith("nightly.yaml:3: not valid YAML: expected ','");
    }

    @Test
    void doesNotBlameJobsForASectionThatCouldNotBeRead() {
        files.write("plan.yaml", PLAN.replace("contacts:", "contats:"));

        assertThat(files.problems()).containsExactly("plan.yaml:13: contats: unknown key; did you mean contacts?");
    }

    @Test
    void refusesAFileThatWouldBePassedOver() {
        files.write("hourly.yml", JOB);

        assertThat(files.problems()).containsExactly("hourly.yml:1: ends with .yml; rename it to .yaml");
    }

    @Test
    void namesAFolderThatDoesNotExist() {
        Path nowhere = folder.resolve("nowhere");

        assertThat(new PlanFixture(nowhere).read().problems())
                .extracting(Problem::wrong)
                .contains("there is no such folder");
    }

    @Test
    void givesADigestThatChangesWithAnyFile() {
        String before = files.read().digest();
        String same = files.read().digest();
        String after = files.write("nightly.yaml", JOB + "# a comment\n").read().digest();

        assertThat(before).hasSize(64).isEqualTo(same).isNotEqualTo(after);
    }

    @Test
    void checksWindowsDutyHoursPortsAndStores() {
        files.write(
                "plan.yaml",
                PLAN.replace("host: localhost", "host: localhost\n    port: 70000\n    sslmode: verify-ful")
                                .replace(
                                        "path: backups }",
                                        "path: backups }\n  far: { kind: s3, bucket: b, access-key: \"${A}\","
                                                + " secret-key: \"${B}\", object-lock-for: 7d }")
                                .replace(
                                        "dba@example.com }", "dba@example.com, duty: [weekdays, Mon-Fri 09:00-18:00] }")
                        + "maintenance-windows:\n  - { environment: prod, day: sunday, from: \"23:00\", to: \"23:00\" }\n");

        assertThat(files.problems())
                .containsExactly(
                        "plan.yaml:8: databases.production.port: is no port; write 1 to 65535; PostgreSQL's own is 5432",
                        "plan.yaml:9: databases.production.sslmode: \"verify-ful\" is no choice (disable, allow, prefer,"
                                + " require, verify-ca, verify-full); did you mean verify-full?",
                        "plan.yaml:15: stores.far.object-lock-for: stands alone; write object-lock-mode and object-lock-for,"
                                + " or neither",
                        "plan.yaml:17: contacts.dba.duty[0]: are no duty hours; write Mon-Fri 09:00-18:00, Sat-Sun or Sun"
                                + " 20:00-24:00",
                        "plan.yaml:19: maintenance-windows[0].environment: unknown environment \"prod\"; write production",
                        "plan.yaml:19: maintenance-windows[0].to: is the same as from; write when the window ends");
    }

    @Test
    void reportsWhatARecordRefuses() {
        files.write("nightly.yaml", JOB + "  keep-at-least: -1\n");

        assertThat(files.problems())
                .containsExactly("nightly.yaml:6: settings: keep-at-least is negative; correct the keys below it");
    }
}
