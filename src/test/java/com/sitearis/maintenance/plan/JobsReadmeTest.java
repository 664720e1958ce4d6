package com.sitearis.maintenance.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The README's tables stand between {@code <!-- keys: name -->} and {@code <!-- end -->} and are what the annotations say. When
 * this test fails, {@code target/jobs-README.md} is the README with the right tables: copy it over {@code jobs/README.md}.
 */
class JobsReadmeTest {

    private static final Pattern TABLE =
            Pattern.compile("(<!-- keys: ([\\w./ -]+) -->\n)(.*?)(<!-- end -->)", Pattern.DOTALL);

    @Test
    void listsEveryKeyOfPlanAndJobFiles() throws IOException {
        assertComplete(tables());
    }

    /** Takes the records, so that the test of a capability can add those of its kinds under {@code settings of <kind>}. */
    static void assertComplete(Map<String, Class<?>> tables) throws IOException {
        String readme = Files.readString(Path.of("jobs/README.md"));
        Map<String, Class<?>> unseen = new LinkedHashMap<>(tables);
        String right = TABLE.matcher(readme).replaceAll(found -> {
            Class<?> type = unseen.remove(found.group(2));
            String table = type == null ? found.group(3) : KeyTable.of(type);
            return Matcher.quoteReplacement(found.group(1) + table + found.group(4));
        });
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/jobs-README.md"), right);
        assertThat(unseen).as("records without a table in jobs/README.md").isEmpty();
        assertThat(readme).isEqualTo(right);
    }

    static Map<String, Class<?>> tables() {
        Map<String, Class<?>> tables = new LinkedHashMap<>();
        tables.put("plan.yaml", PlanYaml.class);
        tables.put("environments", PlanYaml.EnvironmentYaml.class);
        tables.put("databases", PlanYaml.DatabaseYaml.class);
        tables.put("scratch-servers", PlanYaml.AddressYaml.class);
        tables.put("stores folder", PlanYaml.Folder.class);
        tables.put("stores s3", PlanYaml.S3.class);
        tables.put("contacts", PlanYaml.ContactYaml.class);
        tables.put("mail", PlanYaml.MailYaml.class);
        tables.put("chats", PlanYaml.ChatYaml.class);
        tables.put("webhooks", PlanYaml.WebhookYaml.class);
        tables.put("pings", PlanYaml.PingYaml.class);
        tables.put("maintenance-windows", PlanYaml.WindowYaml.class);
        tables.put("intake", PlanYaml.IntakeYaml.class);
        tables.put("vitals", PlanYaml.VitalsYaml.class);
        tables.put("speed-insights", PlanYaml.SpeedInsightsYaml.class);
        tables.put("console", PlanYaml.ConsoleYaml.class);
        tables.put("console tls", PlanYaml.TlsYaml.class);
        tables.put("job files", JobYaml.class);
        tables.put("schedule", JobYaml.ScheduleYaml.class);
        tables.put("retry", JobYaml.RetryYaml.class);
        tables.put("tell", JobYaml.TellYaml.class);
        return tables;
    }
}
