package com.sitearis.maintenance.kpi.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.plan.KeyTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** When it fails, {@code target/reports-README.md} is the README with the right tables: copy it over {@code reports/README.md}. */
class ReportsReadmeTest {

    private static final Pattern TABLE =
            Pattern.compile("(<!-- (keys: \\w+|measures) -->\n)(.*?)(<!-- end -->)", Pattern.DOTALL);

    @Test
    void listsEveryKeyAndEveryMeasure() throws IOException {
        Map<String, String> tables = Map.of(
                "keys: report", KeyTable.of(ReportYaml.class),
                "keys: label", KeyTable.of(ReportYaml.LabelYaml.class),
                "keys: kpis", KeyTable.of(ReportYaml.KpiYaml.class),
                "measures", measures());
        String readme = Files.readString(Path.of("reports/README.md"));
        String right = TABLE.matcher(readme)
                .replaceAll(found ->
                        Matcher.quoteReplacement(found.group(1) + tables.get(found.group(2)) + found.group(4)));
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/reports-README.md"), right);
        assertThat(readme).isEqualTo(right);
    }

    private static String measures() {
        return "| metric | aggregation | objective in |\n|---|---|---|\n"
                + Arrays.stream(Measure.values())
                        .map(one -> "| `" + one.metric() + "` | " + words(one.aggregations()) + " | "
                                + one.quantity().about() + " |\n")
                        .collect(Collectors.joining());
    }

    private static String words(List<Aggregation> aggregations) {
        return aggregations.stream()
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
