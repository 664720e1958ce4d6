package com.sitearis.maintenance.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DeploymentMergePolicyProperties {

    private static final Instant SUNDAY = Instant.parse("2026-10-11T21:00:00Z");
    private static final String SHA = "def789abc012";

    private static final List<Outcome> OUTCOMES =
            List.of(Outcome.SUCCEEDED, Outcome.FAILED, Outcome.CANCELED, Outcome.ROLLED_BACK);

    private final DeploymentMergePolicy policy = new DeploymentMergePolicy();

    @Property
    void theOrderOfReportsDoesNotMatter(@ForAll long seed, @ForAll @IntRange(max = 12) int number) {
        Random random = new Random(seed);
        List<Deployment> reports = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            reports.add(report(
                    random.nextInt(2880),
                    random.nextBoolean() ? "github" : "vercel",
                    "" + i,
                    OUTCOMES.get(random.nextInt(4)),
                    random.nextBoolean() ? SHA : "0123456789"));
        }
        List<Deployment> merged = policy.merge(reports);
        Collections.shuffle(reports, random);
        assertThat(policy.merge(reports)).isEqualTo(merged);
        assertThat(merged).hasSizeLessThanOrEqualTo(number);
    }

    @Test
    void twoSourcesTellOfOneDeploymentWithin15Minutes() {
        List<Deployment> one = policy.merge(List.of(
                report(0, "vercel", "a", Outcome.SUCCEEDED, SHA),
                report(15, "github", "b", Outcome.FAILED, SHA + "34567")));
        assertThat(one).singleElement().satisfies(merged -> {
            assertThat(merged.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(merged.sha()).isEqualTo(SHA + "34567");
            assertThat(merged.at()).isEqualTo(SUNDAY);
        });
        assertThat(policy.merge(List.of(
                        report(0, "vercel", "a", Outcome.SUCCEEDED, SHA),
                        report(16, "github", "b", Outcome.SUCCEEDED, SHA))))
                .hasSize(2);
    }

    @Test
    void oneSourceTellsOfTwoAttempts() {
        assertThat(policy.merge(List.of(
                        report(0, "github", "a", Outcome.FAILED, SHA),
                        report(1, "vercel", "c", Outcome.FAILED, SHA),
                        report(10, "github", "b", Outcome.SUCCEEDED, SHA))))
                .extracting(Deployment::attempt, Deployment::outcome)
                .containsExactly(tuple(1, Outcome.FAILED), tuple(2, Outcome.SUCCEEDED));
    }

    @Test
    void aRollbackTakesBackTheLatestSuccessOf48Hours() {
        Deployment success = report(0, "vercel", "a", Outcome.SUCCEEDED, SHA);
        assertThat(policy.merge(List.of(success, report(2880, "vercel", "b", Outcome.ROLLED_BACK, SHA))))
                .singleElement()
                .satisfies(merged -> assertThat(merged.outcome()).isEqualTo(Outcome.ROLLED_BACK));
        assertThat(policy.merge(List.of(success, report(2881, "vercel", "b", Outcome.ROLLED_BACK, SHA))))
                .singleElement()
                .satisfies(merged -> assertThat(merged.outcome()).isEqualTo(Outcome.SUCCEEDED));
        assertThat(policy.merge(List.of(report(0, "vercel", "b", Outcome.ROLLED_BACK, SHA))))
                .hasSize(1);
    }

    private static Deployment report(int minutes, String source, String id, Outcome outcome, String sha) {
        return new Deployment("production", sha, 1, SUNDAY.plusSeconds(minutes * 60L), outcome, source, id);
    }
}
