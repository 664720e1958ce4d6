package com.sitearis.maintenance.schedule;

import static com.sitearis.maintenance.schedule.Plans.cron;
import static com.sitearis.maintenance.schedule.Plans.every;
import static com.sitearis.maintenance.schedule.Plans.farFromNow;
import static com.sitearis.maintenance.schedule.Plans.job;
import static com.sitearis.maintenance.schedule.Plans.plan;
import static com.sitearis.maintenance.schedule.Plans.skipping;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sitearis.maintenance.plan.Schedule;
import com.sitearis.maintenance.run.RunLauncher.Outcome;
import com.sitearis.maintenance.schedule.Ledger.Launch;
import com.sitearis.maintenance.schedule.TestCluster.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nodes that fire, on a real database. */
class FiringIT {

    private TestCluster cluster;

    @BeforeEach
    void open() {
        cluster = new TestCluster("firing");
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void everySlotOfACronIsLaunchedOnceAndInOrder() {
        Member node = cluster.start("one", plan(job("tick", cron("0/2 * * * * ?"))));

        Waiting.until("three slots", () -> node.ledger.slots("tick").size() >= 3);

        Instant first = node.ledger.slots("tick").get(0);
        assertThat(first.getEpochSecond() % 2).isZero();
        assertThat(node.ledger.slots("tick")).startsWith(first, first.plusSeconds(2), first.plusSeconds(4));
    }

    @Test
    void anIntervalKeepsItsSlotsOverARestart() {
        Member before = cluster.start("one", plan(job("beat", every(Duration.ofSeconds(3)))));
        Waiting.until("a slot", () -> !before.ledger.slots("beat").isEmpty());
        before.stop();

        Member after = cluster.start("two", plan(job("beat", every(Duration.ofSeconds(3)))));
        Waiting.until("a slot", () -> !after.ledger.slots("beat").isEmpty());

        assertThat(after.ledger.slots("beat"))
                .allSatisfy(slot -> assertThat(slot.getEpochSecond() % 3).isZero());
    }

    @Test
    void afterThreeMissedSlotsThereIsOneRunForTheLatest() {
        Schedule nightly = farFromNow();
        cluster.start("one", plan(job("nightly", nightly))).stop();
        Instant latest =
                Slots.latestAtOrBefore(Firings.of(nightly), Instant.now()).orElseThrow();
        Instant missed = Slots.latestAtOrBefore(Firings.of(nightly), latest.minus(Duration.ofDays(2)))
                .orElseThrow();
        cluster.nextFiring("nightly/shop", missed);

        Member node = cluster.start("two", plan(job("nightly", nightly)));
        Waiting.until("the missed run", () -> !node.ledger.launches.isEmpty());
        Waiting.until("the trigger has gone on", () -> nextAfter(latest));

        assertThat(node.ledger.slots("nightly")).containsExactly(latest);
    }

    @Test
    void afterALongDowntimeAnIntervalCatchesUpOnce() {
        Schedule often = every(Duration.ofMinutes(30));
        cluster.start("one", plan(job("often", often))).stop();
        Instant latest =
                Slots.latestAtOrBefore(Firings.of(often), Instant.now()).orElseThrow();
        cluster.nextFiring("often/shop", latest.minus(Duration.ofDays(365)));

        Member node = cluster.start("two", plan(job("often", often)));
        Waiting.until("the missed run", () -> !node.ledger.launches.isEmpty());
        Waiting.until("the trigger has gone on", () -> nextAfter(latest));

        assertThat(node.ledger.slots("often")).containsExactly(latest);
    }

    @Test
    void aJobThatSkipsMissedSlotsWaitsForItsNextOne() {
        Schedule nightly = skipping(((Schedule.Cron) farFromNow()).expression());
        cluster.start("one", plan(job("nightly", nightly))).stop();
        Instant latest =
                Slots.latestAtOrBefore(Firings.of(nightly), Instant.now()).orElseThrow();
        cluster.nextFiring("nightly/shop", latest.minus(Duration.ofDays(5)));

        Member node = cluster.start("two", plan(job("nightly", nightly)));
        Waiting.until("the trigger has gone on", () -> nextAfter(latest));

        assertThat(node.ledger.launches).isEmpty();
    }

    @Test
    void aBusySlotComesUpAgain() {
        Member node = cluster.prepare("one", plan(job("nightly", farFromNow())));
        AtomicInteger calls = new AtomicInteger();
        node.ledger.answer = launch -> calls.incrementAndGet() < 3 ? Outcome.BUSY : Outcome.ENDED;
        node.start();
        Instant slot = ask("nightly");

        Waiting.until("the third try", () -> calls.get() >= 3);
        assertThat(node.ledger.launches).containsOnly(new Launch("nightly", "shop", slot, "nadia"));
        Waiting.until("nothing is left", () -> extraTriggers() == 0);
        assertThat(calls).hasValue(3);
    }

    @Test
    void aSlotThatCouldNotBeLaunchedComesUpAgain() {
        Member node = cluster.prepare("one", plan(job("nightly", farFromNow())));
        AtomicInteger calls = new AtomicInteger();
        node.ledger.answer = launch -> {
            if (calls.incrementAndGet() < 3) {
                throw new IllegalStateException("the database is away");
            }
            return Outcome.ENDED;
        };
        node.start();
        ask("nightly");

        Waiting.until("the third try", () -> calls.get() >= 3);
    }

    @Test
    void aSlotThatANodesPlanDoesNotKnowIsHandedOnToTheOther() {
        Member old = cluster.prepare("old", plan(job("nightly", farFromNow())));
        old.ledger.answer = launch -> Outcome.UNKNOWN;
        old.start();
        Instant slot = ask("nightly");
        Waiting.until("the old node was asked", () -> old.ledger.launches.size() >= 2);

        Member young = cluster.start("young", plan(job("nightly", farFromNow())));
        old.stop();
        Waiting.until("the young node", () -> !young.ledger.launches.isEmpty());

        assertThat(young.ledger.slots("nightly")).containsExactly(slot);
    }

    @Test
    void aTriggerInStateErrorIsResetAndFires() {
        Member node = cluster.start("one", plan(job("nightly", farFromNow())));
        Instant due =
                Slots.latestAtOrBefore(Firings.of(farFromNow()), Instant.now()).orElseThrow();
        cluster.jdbc
                .sql("update quartz.qrtz_triggers set trigger_state = 'ERROR'")
                .update();
        cluster.nextFiring("nightly/shop", due);

        Waiting.until("the owed run", () -> node.ledger.slots("nightly").contains(due));
    }

    @Test
    void manualRunsOfOneSecondHaveSlotsOfTheirOwn() {
        cluster.start("one", plan(job("tick", farFromNow()))).stop();
        try (Scheduling command = cluster.command()) {
            Instant first = command.askRun("tick", "shop", "nadia");
            Instant second = command.askRun("tick", "shop", "omar");
            Instant third = command.askRun("tick", "shop", "omar");

            assertThat(second).isAfter(first);
            assertThat(third).isAfter(second);
            Member node = cluster.start("two", plan(job("tick", farFromNow())));
            Waiting.until("all three", () -> node.ledger.launches.size() >= 3);
            assertThat(node.ledger.launches)
                    .containsExactlyInAnyOrder(
                            new Launch("tick", "shop", first, "nadia"),
                            new Launch("tick", "shop", second, "omar"),
                            new Launch("tick", "shop", third, "omar"));
            assertThat(command.aliveNodes()).extracting(ClusterNode::name).containsExactly("two");
        }
    }

    @Test
    void aManualRunNeverTakesASlotOfTheSchedule() {
        Member node = cluster.start("one", plan(job("tick", cron("0/2 * * * * ?"))));
        Waiting.until("the schedule has begun", () -> !node.ledger.launches.isEmpty());
        try (Scheduling command = cluster.command()) {
            for (int i = 0; i < 5; i++) {
                assertThat(command.askRun("tick", "shop", "nadia").getEpochSecond() % 2)
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void aJobThatNoNodeHasRegisteredCannotBeAskedFor() {
        cluster.start("one", plan(job("nightly", farFromNow())));
        try (Scheduling command = cluster.command()) {
            assertThatThrownBy(() -> command.askRun("weekly", "shop", "nadia"))
                    .isInstanceOf(JobNotRegistered.class)
                    .hasMessageContaining("weekly");
        }
    }

    @Test
    void aNodeThatStopsInOrderIsGoneAtOnce() {
        Member node = cluster.start("one", plan(job("nightly", farFromNow())));
        try (Scheduling command = cluster.command()) {
            Waiting.until("it has checked in", () -> command.aliveNodes().size() == 1);
            node.stop();
            assertThat(command.aliveNodes()).isEmpty();
        }
    }

    private Instant ask(String job) {
        try (Scheduling command = cluster.command()) {
            return command.askRun(job, "shop", "nadia");
        }
    }

    private boolean nextAfter(Instant instant) {
        try (Scheduling command = cluster.command()) {
            return command.nextFirings().stream().allMatch(next -> next.at().isAfter(instant));
        }
    }

    private int extraTriggers() {
        return cluster.jdbc
                .sql("select count(*) from quartz.qrtz_triggers where trigger_group = 'once'")
                .query(Integer.class)
                .single();
    }
}
