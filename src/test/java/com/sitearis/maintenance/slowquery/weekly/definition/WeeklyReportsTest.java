package com.sitearis.maintenance.slowquery.weekly.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.plan.KeyTable;
import com.sitearis.maintenance.slowquery.weekly.review.SampleWeeks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeeklyReportsTest {

    @TempDir
    private Path folder;

    @Test
    void theShippedFileIsRight() {
        WeeklyReports.Read read = WeeklyReports.of(Path.of("reports")).read("slow-queries-weekly", SampleWeeks.plan());
        assertThat(read.problems()).isEmpty();
        assertThat(read.report().orElseThrow().thresholds().slow().mean()).hasSeconds(1);
        assertThat(read.report().orElseThrow().thresholds().regression().change())
                .hasMillis(5);
    }

    @Test
    void everyProblemIsToldWithItsLine() throws IOException {
        String shipped = Files.readString(Path.of("reports/slow-queries-weekly.yaml"));
        Files.writeString(
                folder.resolve("bad.yaml"),
                shipped.replace("[dba, lead]", "[dbb]")
                        .replace("look-back: 8", "look-back: 0")
                        .replace("time-share: 0.2", "time-shar: 20")
                        .replace("ratio: 1.5", "ratio: 1"));
        assertThat(WeeklyReports.of(folder).read("bad", SampleWeeks.plan()).problems())
                .extracting(problem -> problem.path() + " " + problem.write())
                .anyMatch(problem -> problem.startsWith("recipients[0]") && problem.contains("dba"))
                .anyMatch(problem -> problem.startsWith("look-back"))
                .anyMatch(problem -> problem.contains("did you mean time-share?"))
                .anyMatch(problem -> problem.startsWith("thresholds.regression.ratio"));
        assertThat(WeeklyReports.of(folder).read("none", SampleWeeks.plan()).problems())
                .hasSize(1);
    }

    /** When it fails, {@code target/weekly-keys.md} has the right tables. */
    @Test
    void theReadmeListsEveryKey() throws IOException {
        Map<String, Class<?>> sections = new LinkedHashMap<>();
        sections.put("weekly report", WeeklyReport.class);
        sections.put("thresholds", Thresholds.class);
        sections.put("thresholds.slow", Thresholds.Slow.class);
        sections.put("thresholds.regression", Thresholds.Regression.class);
        sections.put("thresholds.new-query", Thresholds.NewQuery.class);
        sections.put("thresholds.loop", Thresholds.Loop.class);
        sections.put("thresholds.cache", Thresholds.Cache.class);
        sections.put("thresholds.rows", Thresholds.Rows.class);
        sections.put("thresholds.scan", Thresholds.Scan.class);
        StringBuilder tables = new StringBuilder();
        sections.forEach((name, type) -> tables.append("\n### " + name + "\n\n" + KeyTable.of(type)));
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/weekly-keys.md"), tables);
        assertThat(Files.readString(Path.of("reports/README.md"))).contains(tables);
    }
}
