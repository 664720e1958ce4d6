package com.sitearis.maintenance.schedule;

import static com.sitearis.maintenance.schedule.Plans.cron;
import static com.sitearis.maintenance.schedule.Plans.farFromNow;
import static com.sitearis.maintenance.schedule.Plans.job;
import static com.sitearis.maintenance.schedule.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.failure.Failure;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.Schedule;
import com.sitearis.maintenance.schedule.PlanAnswer.Verdict;
import com.sitearis.maintenance.schedule.TestCluster.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plan files that change, under nodes that run and nodes that start. */
class PlanChangeIT {

    private static final Schedule NIGHTLY = farFromNow();
    private static final Schedule ELSEWHEN = Plans.atMinute(17);

    private TestCluster cluster;

    @BeforeEach
    void open() {
        cluster = new TestCluster("plan_change");
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    @Test
    void aRestartAddsChangesAndRemoves() {
        cluster.start("one", plan(job("same", NIGHTLY), job("changed", NIGHTLY), job("gone", NIGHTLY)))
                .stop();
        cluster.start("two", plan(job("same", NIGHTLY), job("changed", ELSEWHEN), job("new", NIGHTLY, "shop", "blog")));

        assertThat(cluster.jobs()).containsExactly("changed/shop", "new/blog", "new/shop", "same/shop");
        assertThat(cluster.schedules("changed/shop")).containsExactly(words(ELSEWHEN));
        assertThat(cluster.schedules("same/shop")).containsExactly(words(NIGHTLY));
    }

    @Test
    void jobsOnDemandHaveNoTriggerAndRunWhenAsked() {
        Member node = cluster.start("one", plan(job("restore", new Schedule.OnDemand())));

        assertThat(cluster.jobs()).containsExactly("restore/shop");
        assertThat(cluster.schedules("restore/shop")).isEmpty();
        try (Scheduling command = cluster.command()) {
            Instant slot = command.askRun("restore", "shop", "nadia");
            Waiting.until("it runs", () -> node.ledger.slots("restore").contains(slot));
        }
    }

    @Test
    void aScheduleThatChangesWhileASlotIsOwedStillRunsThatSlot() {
        Instant owed = owe("nightly");
        Member node = cluster.start("two", plan(job("nightly", ELSEWHEN)));

        Waiting.until("the owed run", () -> !node.ledger.launches.isEmpty());

        assertThat(node.ledger.slots("nightly")).containsExactly(owed);
        assertThat(cluster.schedules("nightly/shop")).containsExactly(words(ELSEWHEN));
    }

    @Test
    void aJobThatBecomesOnDemandWhileASlotIsOwedStillRunsThatSlot() {
        Instant owed = owe("nightly");
        Member node = cluster.start("two", plan(job("nightly", new Schedule.OnDemand())));

        Waiting.until("the owed run", () -> node.ledger.slots("nightly").contains(owed));
        assertThat(cluster.schedules("nightly/shop")).isEmpty();
    }

    @Test
    void aJobThatIsRemovedWhileASlotIsOwedRunsNoMore() {
        owe("nightly");
        Member node = cluster.start("two", plan(job("tick", cron("0/1 * * * * ?"))));

        Waiting.until("others fire", () -> node.ledger.slots("tick").size() >= 3);

        assertThat(node.ledger.slots("nightly")).isEmpty();
    }

    @Test
    void manyNodesThatRegisterAtOnceRegisterOnce() {
        MaintenancePlan plan = plan(
                job("a", NIGHTLY, "1", "2", "3", "4", "5"),
                job("b", cron("0/1 * * * * ?")),
                job("c", ELSEWHEN, "1", "2"));
        List<Member> nodes =
                List.of(cluster.prepare("one", plan), cluster.prepare("two", plan), cluster.prepare("three", plan));
        CompletableFuture.allOf(nodes.stream()
                        .map(node -> CompletableFuture.runAsync(node::start))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(cluster.jobs()).hasSize(8);
        Waiting.until("five slots", () -> all(nodes).size() >= 5);
        List<Instant> slots = all(nodes);
        assertThat(slots).doesNotHaveDuplicates();
    }

    @Test
    void aReloadTakesEffectOnEveryNode() {
        MaintenancePlan before = plan(job("tick", NIGHTLY));
        MaintenancePlan after = plan(job("tick", cron("0/1 * * * * ?")), job("new", NIGHTLY));
        Member one = cluster.start("one", before);
        Member two = cluster.start("two", before);
        one.files = () -> after;
        two.files = () -> after;

        List<PlanAnswer> answers = reload(2);

        assertThat(answers)
                .extracting(PlanAnswer::verdict)
                .containsExactlyInAnyOrder(Verdict.APPLIED, Verdict.UNCHANGED);
        assertThat(one.current.get()).isEqualTo(after);
        assertThat(two.current.get()).isEqualTo(after);
        Waiting.until("the changed job fires", () -> !all(List.of(one, two)).isEmpty());
        assertThat(cluster.jobs()).containsExactly("new/shop", "tick/shop");
    }

    @Test
    void filesWithProblemsLeaveTheFormerPlanInForce() {
        MaintenancePlan plan = plan(job("nightly", NIGHTLY));
        Member node = cluster.start("one", plan);
        node.files = () -> {
            throw new Broken();
        };

        PlanAnswer answer = reload(1).get(0);

        assertThat(answer.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(answer.detail()).contains("jobs/nightly.yaml:3");
        assertThat(node.current.get()).isEqualTo(plan);
        assertThat(cluster.jobs()).containsExactly("nightly/shop");
    }

    @Test
    void aNodeThatStartsWithAnOlderPlanDoesNotUndoTheNewerOne() {
        MaintenancePlan old = plan(job("nightly", NIGHTLY));
        MaintenancePlan young = plan(job("nightly", ELSEWHEN));
        cluster.start("one", old).stop();
        Member two = cluster.start("two", young);

        Member late = cluster.start("late", old);
        assertThat(cluster.schedules("nightly/shop")).containsExactly(words(ELSEWHEN));

        // Once nobody holds the newer plan any more, the older one is what this cluster has.
        two.stop();
        cluster.jdbc
                .sql("update app.node set seen = seen - interval '1 minute' where name = 'two'")
                .update();
        Waiting.until(
                "the older plan is in force",
                () -> cluster.schedules("nightly/shop").equals(List.of(words(NIGHTLY))));
        assertThat(late.current.get()).isEqualTo(old);
    }

    @Test
    void aLoneNodesFilesAreRightEvenWhenTheyWereInForceBefore() {
        cluster.start("one", plan(job("nightly", NIGHTLY))).stop();
        cluster.start("two", plan(job("nightly", ELSEWHEN))).stop();
        cluster.jdbc.sql("delete from app.node").update();
        cluster.start("three", plan(job("nightly", NIGHTLY)));

        assertThat(cluster.schedules("nightly/shop")).containsExactly(words(NIGHTLY));
    }

    @Test
    void inAReloadTheFirstPlanThatDiffersWinsAndTheOthersAreTold() {
        MaintenancePlan before = plan(job("nightly", NIGHTLY));
        Member one = cluster.start("one", before);
        Member two = cluster.start("two", before);
        one.files = () -> plan(job("nightly", ELSEWHEN));
        two.files = () -> plan(job("nightly", cron("0 43 4 * * ?")));

        List<PlanAnswer> answers = reload(2);

        assertThat(answers).extracting(PlanAnswer::verdict).containsExactlyInAnyOrder(Verdict.APPLIED, Verdict.OLDER);
    }

    /** Registers a nightly job and lets it miss some slots while nobody serves. */
    private Instant owe(String name) {
        cluster.start("one", plan(job(name, NIGHTLY))).stop();
        Instant latest =
                Slots.latestAtOrBefore(Firings.of(NIGHTLY), Instant.now()).orElseThrow();
        cluster.nextFiring(
                name + "/shop",
                Slots.latestAtOrBefore(Firings.of(NIGHTLY), latest.minus(Duration.ofDays(2)))
                        .orElseThrow());
        return latest;
    }

    private List<PlanAnswer> reload(int nodes) {
        try (Scheduling command = cluster.command()) {
            long reload = command.requestReload("nadia");
            Waiting.until("all have answered", () -> command.answers(reload).size() == nodes);
            return command.answers(reload);
        }
    }

    private static List<Instant> all(List<Member> nodes) {
        return nodes.stream()
                .flatMap(node -> node.ledger.launches.stream())
                .map(Ledger.Launch::slot)
                .toList();
    }

    private static String words(Schedule schedule) {
        return Scheduling.words(schedule);
    }

    private static final class Broken extends Failure {
        Broken() {
            super("jobs/nightly.yaml:3: kind: unknown", "write database-backup", "plan-invalid", null);
        }

        @Override
        public ExitCode exitCode() {
            return ExitCode.PLAN_INVALID;
        }
    }
}
