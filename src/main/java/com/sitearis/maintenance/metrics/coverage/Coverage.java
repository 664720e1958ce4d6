package com.sitearis.maintenance.metrics.coverage;

import com.sitearis.maintenance.metrics.SampleRefused;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;

/** How much of the code tests run through. */
public record Coverage(Count lines, Count branches) {

    /**
     * What is covered of what could be.
     *
     * @param total 0 when the tool does not know
     */
    public record Count(long covered, long total) {

        static final Count UNKNOWN = new Count(0, 0);

        public Count {
            if (covered < 0 || covered > total) {
                throw new SampleRefused("a report says that " + covered + " of " + total + " are covered");
            }
        }

        /** 0 to 1; absent when there is nothing to cover. */
        public OptionalDouble ratio() {
            return total == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) covered / total);
        }

        Count plus(Count more) {
            return new Count(covered + more.covered, total + more.total);
        }
    }

    /**
     * Reads a report: JaCoCo's XML, lcov, or the summary of c8 and Istanbul, told apart by how they begin.
     *
     * @throws SampleRefused when it is none of them, or does not say how many lines there are
     */
    public static Coverage read(byte[] report) {
        String text = new String(report, StandardCharsets.UTF_8).strip();
        Coverage coverage;
        if (text.startsWith("<")) {
            coverage = JacocoReport.read(report);
        } else if (text.startsWith("{")) {
            coverage = SummaryReport.read(report);
        } else if (text.contains("end_of_record")) {
            coverage = LcovReport.read(text);
        } else {
            throw new SampleRefused("a coverage report is JaCoCo's XML, lcov, or a JSON summary of c8 or Istanbul");
        }
        if (coverage.lines().total() == 0) {
            throw new SampleRefused("the report does not say how many lines there are");
        }
        return coverage;
    }
}
