package com.sitearis.maintenance.schedule;

import static com.sitearis.maintenance.schedule.Plans.cron;
import static com.sitearis.maintenance.schedule.Plans.job;
import static com.sitearis.maintenance.schedule.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sitearis.maintenance.schedule.TestCluster.Member;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A pause keeps the schedule's slots back, and nothing else. */
class PauseIT {

    private static TestCluster cluster;
    private static JobPauses pauses;

    @BeforeAll
    static void open() {
        cluster = new TestCluster("pauses");
        pauses = new JobPauses(cluster.jdbc, Clock.systemUTC());
    }

    @AfterAll
    static void close() {
        cluster.close();
    }

    @Test
    void aPausedJobSkipsItsSlotsRunsWhenAskedAndGoesOnWhenResumed() {
        pauses.pause("tick", "migration", "nadia", Instant.now().plus(Duration.ofHours(1)));
        Member node =
                cluster.start("one", plan(job("tick", cron("0/2 * * * * ?")), job("other", cron("0/1 * * * * ?"))));

        Waiting.until("two skipped slots", () -> pauses.of("tick").orElseThrow().skipped() >= 2);
        assertThat(node.ledger.slots("tick")).isEmpty();
        assertThat(node.ledger.slots("other")).isNotEmpty();

        try (Scheduling command = cluster.command()) {
            command.askRun("tick", "shop", "nadia");
        }
        Waiting.until(
                "the run that was asked for", () -> node.ledger.slots("tick").size() == 1);

        assertThat(pauses.resume("tick", "nadia")).isTrue();
        Waiting.until("the schedule", () -> node.ledger.slots("tick").size() >= 3);
        assertThat(pauses.resume("tick", "nadia")).isFalse();
    }

    @Test
    void aPauseEndsByItselfIsReplacedByANewerOneAndLiesInTheFuture() {
        Instant until = Instant.parse("2100-01-01T00:00:00Z");
        pauses.pause("long", "first", "nadia", Instant.now().plusSeconds(3600));
        assertThat(pauses.pause("long", "second", "nadia", until).reason()).isEqualTo("second");
        assertThat(pauses.inForce())
                .filteredOn(pause -> pause.job().equals("long"))
                .hasSize(1);

        Clock after = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), until));
        assertThat(new JobPauses(cluster.jdbc, after).of("long")).isEmpty();
        assertThatThrownBy(() ->
                        pauses.pause("long", "late", "nadia", Instant.now().minusSeconds(1)))
                .isInstanceOf(PauseRefused.class);
    }
}
