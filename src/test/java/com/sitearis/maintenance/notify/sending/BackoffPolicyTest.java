package com.sitearis.maintenance.notify.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackoffPolicyTest {

    private static final Instant PUT = Instant.parse("2026-11-24T10:00:00Z");
    private static final Instant GIVE_UP = PUT.plus(BackoffPolicy.PATIENCE);

    @Test
    void waitsLongerAndLongerForThreeDays() {
        List<Duration> waits = new ArrayList<>();
        Instant now = PUT;
        Optional<Instant> next = BackoffPolicy.next(1, now, GIVE_UP, null);
        while (next.isPresent()) {
            waits.add(Duration.between(now, next.get()));
            now = next.get();
            next = BackoffPolicy.next(waits.size() + 1, now, GIVE_UP, null);
        }

        assertThat(waits)
                .startsWith(
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(15),
                        Duration.ofHours(1),
                        Duration.ofHours(2),
                        Duration.ofHours(4))
                .isSorted();
        assertThat(Duration.between(PUT, now)).isBetween(Duration.ofHours(67), Duration.ofHours(72));
    }

    @Test
    void waitsAsLongAsItIsAskedToAndNeverShorterThanItsOwn() {
        Instant asked = PUT.plusSeconds(600);
        assertThat(BackoffPolicy.next(1, PUT, GIVE_UP, asked)).contains(asked);
        assertThat(BackoffPolicy.next(1, PUT, GIVE_UP, PUT.plusSeconds(1))).contains(PUT.plusSeconds(60));
    }
}
