package com.sitearis.maintenance.kpi.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.kpi.SampleMonth;
import com.sitearis.maintenance.plan.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {

    @TempDir
    private Path folder;

    @Test
    void theShippedReportHasTheNineObjectivesOfThePlanAndTheHistoricalFid() {
        Report report = SampleMonth.shipped();
        assertThat(report.kpis().stream().filter(Kpi::counted).map(Kpi::row))
                .containsExactly(99, 100, 101, 102, 103, 104, 105, 106, 107);
        assertThat(report.kpi("fid").orElseThrow().counted()).isFalse();
        assertThat(report.kpi("lcp").orElseThrow().objective().baseLimit()).isEqualTo(2.5);
        assertThat(report.kpi("availability").orElseThrow().objective().baseLimit())
                .isEqualTo(0.999);
    }

    @Test
    void allProblemsAreToldAtOnceWithLineAndNearestWord() throws IOException {
        List<Problem> problems = problems("""
                title: { fr: Titre, en: Title }
                environment: producton
                recipients: [lead, devop]
                complete-from: often
                kpis:
                  availability:
                    label: { fr: A, en: A }
                    metric: availabilty
                    aggregation: ratio
                    objective: "99.9"
                  lcp:
                    label: { fr: L, en: L }
                    metric: web.lcp
                    aggregation: mean
                    objective: "< 2.5 %"
                    by-devise: true
                    decimals: 9
                """);
        assertThat(problems)
                .extracting(problem -> problem.line() + " " + problem.path())
                .containsExactly(
                        "2 environment",
                        "3 recipients[1]",
                        "4 complete-from",
                        "8 kpis.availability.metric",
                        "10 kpis.availability.objective",
                        "14 kpis.lcp.aggregation",
                        "15 kpis.lcp.objective",
                        "16 kpis.lcp.by-devise",
                        "17 kpis.lcp.decimals");
        assertThat(problems)
                .extracting(Problem::write)
                .contains(
                        "did you mean production?",
                        "did you mean devops?",
                        "did you mean availability?",
                        "did you mean by-device?");
    }

    @Test
    void aReportBeginsWithItsSummaryAndNamesSomebody() throws IOException {
        assertThat(problems("""
                title: { fr: Titre, en: Title }
                environment: production
                recipients: []
                sheets: [journal, summary, journal]
                kpis:
                """))
                .extracting(Problem::path)
                .containsExactly("recipients", "sheets[0]", "sheets[2]", "kpis");
    }

    @Test
    void objectivesAreReadAsThePlanWritesThem() {
        Objective strict = Objective.parse("> 99.9 %").orElseThrow();
        assertThat(strict.met(0.999)).isFalse();
        assertThat(strict.met(0.9990001)).isTrue();
        assertThat(Objective.parse("<= 0.5 %").orElseThrow().met(0.005)).isTrue();
        assertThat(Objective.parse("≤ 200 ms").orElseThrow().met(0.2)).isTrue();
        assertThat(Objective.parse("about 3")).isEmpty();
        assertThat(Objective.parse("> 3 weeks")).isEmpty();
    }

    private List<Problem> problems(String yaml) throws IOException {
        Files.writeString(folder.resolve("bad.yaml"), yaml);
        return Reports.of(folder).read("bad", SampleMonth.plan()).problems();
    }
}
