package com.sitearis.maintenance.metrics.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sitearis.maintenance.metrics.SampleRefused;
import com.sitearis.maintenance.metrics.coverage.Coverage.Count;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports that the tools really wrote. */
class CoverageTest {

    @Test
    void jacocoSaysLinesAndBranchesOfTheWholeReport() throws IOException {
        assertThat(read("jacoco.xml")).isEqualTo(new Coverage(new Count(1, 1), new Count(1, 2)));
    }

    @Test
    void lcovAndC8AgreeOnTheSameCode() throws IOException {
        Coverage coverage = new Coverage(new Count(1, 1), new Count(2, 3));
        assertThat(read("lcov.info")).isEqualTo(coverage);
        assertThat(read("coverage-summary.json")).isEqualTo(coverage);
    }

    @Test
    void nothingToCoverIsNoFigure() {
        assertThat(
                        of("{\"total\":{\"lines\":{\"total\":4,\"covered\":3},\"branches\":{\"total\":0,\"covered\":0,\"pct\":\"Unknown\"}}}")
                                .branches()
                                .ratio())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "<html></html>",
                "<report name=\"x\">",
                "<report><counter type=\"LINE\" missed=\"x\" covered=\"1\"/></report>",
                "<report><counter type=\"LINE\" missed=\"-5\" covered=\"1\"/></report>",
                "{\"total\":{}}",
                "{",
                "LF:3\nLH:4\nend_of_record",
                "LF:3\nLH:1\nend_of_record\nLF:3"
            })
    void whatIsNoReportIsRefused(String text) {
        assertThatThrownBy(() -> of(text)).isInstanceOf(SampleRefused.class);
    }

    private static Coverage of(String text) {
        return Coverage.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Coverage read(String fixture) throws IOException {
        return Coverage.read(Files.readAllBytes(Path.of("src/test/resources/metrics", fixture)));
    }
}
