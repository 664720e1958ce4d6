package com.sitearis.maintenance.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.backup.DatabaseBackupSettings;
import com.sitearis.maintenance.backup.drill.RestoreDrillSettings;
import com.sitearis.maintenance.incident.alarm.MetricsFreshnessSettings;
import com.sitearis.maintenance.incident.threshold.MetricThresholdsSettings;
import com.sitearis.maintenance.metrics.collect.PrometheusScrapeSettings;
import com.sitearis.maintenance.metrics.probe.AvailabilityProbeSettings;
import com.sitearis.maintenance.upkeep.index.IndexReviewSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kinds of jobs that the program really has, the shipped files, and the README of keys agree. */
class KindsOfJobsTest {

    @Test
    void theShippedPlanIsValidForTheRealKinds() {
        Loaded loaded = ShippedPlanTest.read(kinds(), PlanFolder.of(Path.of("jobs")));
        assertThat(loaded.problems()).isEmpty();
    }

    @Test
    void theReadmeListsEveryKeyOfEveryKind() throws IOException {
        Map<String, Class<?>> tables = new LinkedHashMap<>();
        kinds().forEach(kind -> tables.put("settings of " + kind.name(), kind.settings()));
        assertThat(tables).containsValues(DatabaseBackupSettings.class, RestoreDrillSettings.class);
        tables.put("encrypt", DatabaseBackupSettings.Encrypt.class);
        tables.put("take", PrometheusScrapeSettings.Taken.class);
        tables.put("expect", MetricsFreshnessSettings.Expected.class);
        tables.put("thresholds", MetricThresholdsSettings.Threshold.class);
        tables.put("components of availability-probe", AvailabilityProbeSettings.Component.class);
        tables.put("rebuild", IndexReviewSettings.Rebuild.class);
        JobsReadmeTest.assertComplete(tables);
    }

    @Test
    void aJobThatHasToBeToldSomethingHasNoSchedule(@TempDir Path plan) throws IOException {
        for (String file : List.of("plan.yaml", "database-restore.yaml")) {
            String text = Files.readString(Path.of("jobs", file));
            Files.writeString(plan.resolve(file), text.replace("{ on-demand: true }", "{ cron: \"0 0 3 * * ?\" }"));
        }

        assertThat(ShippedPlanTest.read(kinds(), PlanFolder.of(plan)).problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.wrong()).isEqualTo("fires runs that nobody tells their backup and into"));
    }

    /** When it fails, its message is the table as it should be. */
    @Test
    void theReadmeListsEveryParameterOfEveryKind() throws IOException {
        StringBuilder table = new StringBuilder("| kind | parameter | meaning | example |\n|---|---|---|---|\n");
        kinds().stream()
                .sorted(Comparator.comparing(JobKind::name))
                .forEach(kind -> kind.parameters().stream()
                        .filter(one -> !one.guarded())
                        .forEach(one -> table.append("| `%s` | `%s` | %s%s | `--set %s=%s` |\n"
                                .formatted(
                                        kind.name(),
                                        one.name(),
                                        one.required() ? "**needed:** " : "",
                                        one.about(),
                                        one.name(),
                                        one.example()))));

        assertThat(Files.readString(Path.of("jobs/README.md")))
                .contains("<!-- parameters -->\n" + table + "<!-- end -->");
    }

    static List<JobKind<?>> kinds() {
        List<JobKind<?>> kinds = new ArrayList<>();
        ServiceLoader.load(JobKind.class).forEach(kinds::add);
        return kinds;
    }
}
