package com.sitearis.maintenance.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.failure.Failure;
import com.sitearis.maintenance.plan.JobSpec.Retry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EndingPolicyTest {

    private static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");
    private static final Retry TWICE = new Retry(2, Duration.ofMinutes(5));

    @Test
    void triesAgainAfterTheWaitWhileAttemptsAreLeft() {
        Ending ending = EndingPolicy.failed(run(1, 0, null), failure(true), TWICE, NOW);

        assertThat(ending.state()).isEqualTo(RunState.WAITING);
        assertThat(ending.nextAttempt()).isEqualTo("2026-03-01T02:05:00Z");
        assertThat(ending.failures()).isEqualTo(2);
    }

    @Test
    void failsForGoodAfterTheLastRetry() {
        Ending ending = EndingPolicy.failed(run(2, 0, null), failure(true), TWICE, NOW);

        assertThat(ending.state()).isEqualTo(RunState.FAILED);
        assertThat(ending.told()).isEqualTo(new Told("no route", "plug it in", "page"));
    }

    @Test
    void doesNotTryAgainWhatCannotGetBetterByWaiting() {
        assertThat(EndingPolicy.failed(run(0, 0, null), failure(false), TWICE, NOW)
                        .state())
                .isEqualTo(RunState.FAILED);
    }

    @Test
    void handingOverCostsNoRetry() {
        Ending ending = EndingPolicy.interrupted(run(1, 0, null), Interruption.HANDED_OVER, NOW);

        assertThat(ending.state()).isEqualTo(RunState.WAITING);
        assertThat(ending.nextAttempt()).isEqualTo(NOW);
        assertThat(ending.failures()).isEqualTo(1);
    }

    @Test
    void bearsThreeCrashesInTheSameStepAndNotAFourth() {
        assertThat(EndingPolicy.crashed(run(0, 2, "dump"), "dump")).isEmpty();
        assertThat(EndingPolicy.crashed(run(0, 3, "dump"), "dump"))
                .hasValueSatisfying(ending -> assertThat(ending.state()).isEqualTo(RunState.FAILED));
    }

    @Test
    void countsCrashesAnewInAnotherStep() {
        assertThat(EndingPolicy.crashed(run(0, 3, "dump"), "prove")).isEmpty();
        assertThat(EndingPolicy.crashes(run(0, 3, "dump"), "prove")).isEqualTo(1);
    }

    private static Run run(int failures, int crashes, @Nullable String step) {
        return new Run(
                1,
                "nightly",
                "shop",
                NOW,
                "kind",
                RunState.RUNNING,
                1,
                failures,
                crashes,
                step,
                null,
                NOW,
                NOW,
                null,
                null,
                "here/1",
                null,
                null,
                null,
                Map.of());
    }

    private static Failure failure(boolean transientCause) {
        return new Failure("no route", "plug it in", "page", null) {
            @Override
            public boolean transientCause() {
                return transientCause;
            }
        };
    }
}
