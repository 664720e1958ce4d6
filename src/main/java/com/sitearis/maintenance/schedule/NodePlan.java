package com.sitearis.maintenance.schedule;

import com.sitearis.maintenance.failure.Failure;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.run.CurrentPlan;
import com.sitearis.maintenance.run.Node;
import com.sitearis.maintenance.run.Nodes;
import com.sitearis.maintenance.schedule.PlanAnswer.Verdict;
import com.sitearis.maintenance.schedule.PlanHistory.InForce;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plan of this node: registered at its start, read again on request.
 *
 * <p>Nodes are updated one after another, so two plans meet. A node that starts with a plan which was in force once, while
 * another living node holds the one in force now, is the older: it registers nothing, until no node holds the newer one any
 * more. Alone, a node's files are always right. In a reload, the first plan that differs wins; nodes that bring yet another
 * one are told. So no two nodes undo each other for ever (decision 020).
 */
final class NodePlan {

    private static final Logger log = LoggerFactory.getLogger(NodePlan.class);

    private final Node node;
    private final CurrentPlan current;
    private final PlanFiles files;
    private final PlanTriggers triggers;
    private final PlanHistory history;
    private final Nodes nodes;
    private final ApplyLock lock;
    private long seenReload;
    private boolean older;

    NodePlan(
            Node node,
            CurrentPlan current,
            PlanFiles files,
            PlanTriggers triggers,
            PlanHistory history,
            Nodes nodes,
            ApplyLock lock) {
        this.node = node;
        this.current = current;
        this.files = files;
        this.triggers = triggers;
        this.history = history;
        this.nodes = nodes;
        this.lock = lock;
    }

    /** Registers the plan that the program has just read. */
    void start() {
        // Wishes from before the files were read are fulfilled.
        seenReload = history.newestReload();
        told(lock.hold(() -> register(current.get(), null)));
    }

    /** To be called every few seconds: reads the files again if somebody asked for it since the last look. */
    void look() {
        long newest = history.newestReload();
        if (newest > seenReload) {
            PlanAnswer answer = reload(newest);
            history.answer(newest, answer);
            seenReload = newest;
            told(answer);
        } else if (older) {
            PlanAnswer answer = lock.hold(() -> register(current.get(), null));
            if (answer.verdict() != Verdict.OLDER) {
                told(answer);
            }
        }
    }

    private PlanAnswer reload(long reload) {
        MaintenancePlan plan;
        try {
            plan = files.read();
        } catch (Failure e) {
            nodes.planLoaded(node, PlanDigest.of(current.get()), e.told());
            return history.answer(node.name(), Verdict.INVALID, null, e.told());
        }
        return lock.hold(() -> {
            PlanAnswer answer = register(plan, reload);
            if (answer.verdict() != Verdict.OLDER) {
                current.set(plan);
            }
            return answer;
        });
    }

    private PlanAnswer register(MaintenancePlan plan, @Nullable Long reload) {
        String digest = PlanDigest.of(plan);
        Optional<InForce> inForce = history.inForce();
        boolean same = inForce.map(InForce::digest).filter(digest::equals).isPresent();
        older = !same && inForce.filter(other -> older(digest, other, reload)).isPresent();
        if (older) {
            String detail = "other nodes carry out plan " + inForce.get().digest() + "; this one is not put in force";
            nodes.planLoaded(node, PlanDigest.of(current.get()), detail);
            return history.answer(node.name(), Verdict.OLDER, digest, detail);
        }
        // Also when it is in force already: the node that registered it may have died half-way.
        PlanTriggers.Changes changes = triggers.apply(plan);
        if (!same) {
            history.putInForce(digest, node.name(), reload);
        }
        nodes.planLoaded(node, digest, null);
        Verdict verdict = same && changes.none() ? Verdict.UNCHANGED : Verdict.APPLIED;
        return history.answer(node.name(), verdict, digest, changes.toString());
    }

    private boolean older(String digest, InForce other, @Nullable Long reload) {
        if (reload != null) {
            return reload.equals(other.reload());
        }
        return history.wasInForce(digest)
                && nodes.serving().stream()
                        .filter(heard -> !heard.node().name().equals(node.name()))
                        .anyMatch(heard -> other.digest().equals(heard.planDigest()));
    }

    private static void told(PlanAnswer answer) {
        switch (answer.verdict()) {
            case APPLIED, UNCHANGED -> log.info("plan {} is in force: {}", answer.digest(), answer.detail());
            case OLDER ->
                log.error(
                        "plan {} of this node: {}. HINT: give every node the same plan files, then "
                                + "`maintenance plan reload` (runbook: plan-older)",
                        answer.digest(),
                        answer.detail());
            case INVALID ->
                log.error("the plan's files have problems and the former plan stays in force: {}", answer.detail());
        }
    }
}
