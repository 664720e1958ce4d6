package com.sitearis.maintenance.plan;

import static com.sitearis.maintenance.plan.PlanFixture.JOB;
import static com.sitearis.maintenance.plan.PlanFixture.PLAN;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentsTest {

    @TempDir
    Path folder;

    PlanFixture files;

    @BeforeEach
    void aJob() {
        files = new PlanFixture(folder).write("nightly.yaml", JOB);
    }

    @Test
    void aListOfNamesPromisesNothing() {
        files.write("plan.yaml", PLAN.replace("[production]", "[production, staging]"));
        assertThat(files.read().plan().environments())
                .containsExactly(
                        Map.entry("production", new Environment("production")),
                        Map.entry("staging", new Environment("staging")));
    }

    @Test
    void readsWhatWasPromised() {
        environments("""
                  production:
                    objective: 99.9
                    response: { P0: 15m, P1: 1h }
                    since: 2026-10-15
                    vital: [site, payment]
                    tell: [dba]
                  staging:
                """);
        assertThat(files.read().plan().environments())
                .containsEntry(
                        "production",
                        new Environment(
                                "production",
                                new BigDecimal("99.9"),
                                Map.of(Priority.P0, Duration.ofMinutes(15), Priority.P1, Duration.ofHours(1)),
                                LocalDate.parse("2026-10-15"),
                                List.of("site", "payment"),
                                List.of("dba")))
                .containsEntry("staging", new Environment("staging"));
    }

    @Test
    void reportsEveryProblemWithItsLine() {
        environments("""
                  production:
                    objective: 999
                    response: { P0: 0m, P5: 1h }
                    since: october
                    vital: ["the site"]
                    tell: [dbaa]
                  staging:
                    objektive: 99
                """);
        assertThat(files.problems())
                .containsExactly(
                        "plan.yaml:5: environments.production.objective: is no percentage over 0 to 100; write 99.9",
                        "plan.yaml:6: environments.production.response.P0: leaves no time; write 15m, or remove it",
                        "plan.yaml:6: environments.production.response.P5: unknown priority \"P5\"; did you mean P0?",
                        "plan.yaml:7: environments.production.since: \"october\" is no date; write 2026-10-15",
                        "plan.yaml:8: environments.production.vital[0]: is no usable name; write 1 to 63 letters, digits, -"
                                + " and _, beginning with a letter or digit",
                        "plan.yaml:9: environments.production.tell[0]: unknown contact \"dbaa\"; did you mean dba?",
                        "plan.yaml:11: environments.staging.objektive: unknown key; did you mean objective?");
    }

    @Test
    void refusesANameGivenTwiceAndOneThatIsNone() {
        files.write("plan.yaml", PLAN.replace("[production]", "[production, production, no/name]"));
        assertThat(files.problems())
                .containsExactly(
                        "plan.yaml:3: environments.no/name: is no usable name; write 1 to 63 letters, digits, - and _,"
                                + " beginning with a letter or digit",
                        "plan.yaml:3: environments[1]: is given twice; remove one of the two");
    }

    @Test
    void wantsAtLeastOne() {
        files.write("plan.yaml", PLAN.replace("[production]", "[]"));
        assertThat(files.problems())
                .contains("plan.yaml:3: environments: is missing; write environments: [production]");
    }

    @Test
    void refusesAWord() {
        files.write("plan.yaml", PLAN.replace("[production]", "production"));
        assertThat(files.problems())
                .containsExactly("plan.yaml:3: environments: is no mapping; write name: … below it");
    }

    private void environments(String below) {
        files.write("plan.yaml", PLAN.replace("environments: [production]\n", "environments:\n" + below));
    }
}
