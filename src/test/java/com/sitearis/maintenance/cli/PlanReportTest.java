package com.sitearis.maintenance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.cli.PlanReport.Firing;
import com.sitearis.maintenance.cli.PlanReport.Row;
import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.Key;
import com.sitearis.maintenance.plan.Loaded;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.MissingVariable;
import com.sitearis.maintenance.plan.Problem;
import com.sitearis.maintenance.plan.QuartzDialect;
import com.sitearis.maintenance.plan.Schedule;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PlanReportTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Clock BEFORE_THE_CHANGE = Clock.fixed(Instant.parse("2026-10-23T12:00:00Z"), ZoneOffset.UTC);

    record Nothing(@Key(about = "nothing") List<String> databases) {}

    private static final JobKind<Nothing> KIND = new JobKind<>() {
        @Override
        public String name() {
            return "database-backup";
        }

        @Override
        public Class<Nothing> settings() {
            return Nothing.class;
        }

        @Override
        public List<String> targets(Nothing settings) {
            return settings.databases();
        }
    };

    @Test
    void printsTheNextThreeFiringsAcrossAClockChange() {
        PlanReport report = report(job("nightly", cron("0 0 3 * * ?"), List.of("production")));

        assertThat(report.jobs().get(0).next())
                .containsExactly(
                        new Firing("2026-10-24T03:00+02:00", "Sat 2026-10-24 03:00:00 CEST +02:00"),
                        new Firing("2026-10-25T03:00+01:00", "Sun 2026-10-25 03:00:00 CET +01:00"),
                        new Firing("2026-10-26T03:00+01:00", "Mon 2026-10-26 03:00:00 CET +01:00"));
    }

    @Test
    void readsWellOnATerminal() {
        assertThat(report(job("nightly", cron("0 0 3 * * ?"), List.of("production")))
                        .text())
                .isEqualTo("""
                        shop: 1 job from jobs
                        zone Europe/Paris, language fr, digest 0123456789ab

                        nightly  (database-backup)
                          Full backup
                          rows       16, 17
                          targets    production
                          schedule   cron 0 0 3 * * ? in Europe/Paris, missed: run-once
                          next       Sat 2026-10-24 03:00:00 CEST +02:00
                                     Sun 2026-10-25 03:00:00 CET +01:00
                                     Mon 2026-10-26 03:00:00 CET +01:00
                          limits     finish within 45m, retry 3 times after 5m
                          tells      dba of a failure

                        Rows of the written plan that are carried out: 2 of 119
                           16  nightly
                           17  nightly

                        Not set in this environment; what needs it will fail:
                          jobs/plan.yaml:9: databases.production.password: the environment variable PW is not set; set it where the program starts
                        """);
    }

    @Test
    void staysWithin120ColumnsWithAThousandTargets() {
        List<String> many = IntStream.range(0, 1000)
                .mapToObj(i -> "database-with-a-long-name-" + i)
                .toList();
        PlanReport report =
                report(job("fleet", new Schedule.Every(Duration.ofMinutes(90), Schedule.Missed.SKIP), many));

        assertThat(report.jobs().get(0).targets()).hasSize(1000);
        assertThat(report.text()).contains("and 988 more", "every 1h30m of elapsed time, missed: skip");
        assertThat(report.text().lines().filter(line -> !line.contains("plan.yaml:")))
                .allMatch(line -> line.length() <= 120);
    }

    @Test
    void listsEachRowOnceWithAllItsJobs() {
        PlanReport report = report(
                job("a", new Schedule.OnDemand(), List.of("x")), job("b", new Schedule.OnDemand(), List.of("x")));

        assertThat(report.rows()).containsExactly(new Row(16, List.of("a", "b")), new Row(17, List.of("a", "b")));
        assertThat(report.jobs().get(0).next()).isEmpty();
    }

    @Test
    void printsProblemsAsFileAndLine() {
        Problem problem = new Problem("jobs/a.yaml", 7, "settings.store", "unknown store \"x\"", "write local");
        PlanReport report = PlanReport.of(
                new Loaded("jobs", "00", Optional.empty(), List.of(problem), List.of()),
                new QuartzDialect(),
                BEFORE_THE_CHANGE);

        assertThat(report.valid()).isFalse();
        assertThat(report.text())
                .startsWith("jobs/a.yaml:7: settings.store: unknown store \"x\"; write local\n\n1 problem in jobs;");
    }

    @Test
    void isPlainDataForJson() {
        String json = JsonMapper.builder()
                .build()
                .writeValueAsString(report(job("nightly", cron("0 0 3 * * ?"), List.of("production"))));

        assertThat(json)
                .contains("\"name\":\"nightly\"", "\"at\":\"2026-10-24T03:00+02:00\"", "\"finishWithin\":\"PT45M\"");
    }

    private static PlanReport report(JobSpec... jobs) {
        MaintenancePlan plan = new MaintenancePlan(
                "shop",
                PARIS,
                Locale.FRENCH,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(jobs));
        MissingVariable missing = new MissingVariable("PW", "jobs/plan.yaml", 9, "databases.production.password");
        return PlanReport.of(
                new Loaded("jobs", "0123456789abcdef", Optional.of(plan), List.of(), List.of(missing)),
                new QuartzDialect(),
                BEFORE_THE_CHANGE);
    }

    private static Schedule cron(String expression) {
        return new Schedule.Cron(expression, PARIS, Schedule.Missed.RUN_ONCE);
    }

    private static JobSpec job(String name, Schedule schedule, List<String> targets) {
        return new JobSpec(
                name,
                Path.of("jobs", name + ".yaml"),
                KIND,
                "Full backup",
                List.of(16, 17),
                schedule,
                targets,
                Duration.ofMinutes(45),
                new JobSpec.Retry(3, Duration.ofMinutes(5)),
                List.of("dba"),
                new Nothing(targets));
    }
}
