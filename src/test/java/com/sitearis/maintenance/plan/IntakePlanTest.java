package com.sitearis.maintenance.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakePlanTest {

    private static final String INTAKE = """
            intake:
              tokens: { ci: "${CI_TOKEN}" }
              vitals: { environment: production, target: www, origins: [https://www.example.com] }
            """;

    @TempDir
    Path folder;

    @Test
    void isAbsentUnlessWritten() {
        assertThat(plan("").read().plan().intake()).isNull();
    }

    @Test
    void listensOnThisMachineOnly() {
        IntakeSettings intake =
                Objects.requireNonNull(plan(INTAKE).read().plan().intake());
        assertThat(intake.address()).isEqualTo("127.0.0.1");
        assertThat(intake.port()).isEqualTo(8686);
        assertThat(intake.tokens()).containsOnlyKeys("ci");
        assertThat(intake.behindProxy()).isFalse();
        assertThat(intake.toString()).doesNotContain("long-enough");
    }

    @Test
    void aTokenThatIsNotSetIsNamedOnly() {
        PlanFixture fixture = plan(INTAKE).unset("CI_TOKEN");
        assertThat(fixture.problems()).isEmpty();
        assertThat(fixture.missing()).singleElement().asString().contains("CI_TOKEN");
    }

    @Test
    void whatCannotWorkIsAProblem() {
        assertThat(plan(INTAKE.replace("ci:", "ci: \"${WEAK}\", cd: \"${CI_TOKEN}\", dd:"))
                        .set("WEAK", "short")
                        .problems())
                .hasSize(2)
                .anySatisfy(problem ->
                        assertThat(problem).contains("intake.tokens.ci").contains("too short"))
                .anySatisfy(problem ->
                        assertThat(problem).contains("the same as that of").doesNotContain("long-enough"));
        assertThat(plan(INTAKE.replace("production,", "prod,")).problems())
                .singleElement()
                .asString()
                .contains("write production");
        assertThat(plan(INTAKE.replace("example.com]", "example.com/shop]")).problems())
                .singleElement()
                .asString()
                .contains("intake.vitals.origins[0]: is no origin");
        assertThat(plan(INTAKE + "  port: 0\n").problems())
                .singleElement()
                .asString()
                .contains("is no port");
    }

    private PlanFixture plan(String intake) {
        return new PlanFixture(folder)
                .write("plan.yaml", PlanFixture.PLAN + intake)
                .set("CI_TOKEN", "long-enough-to-be-a-secret");
    }
}
