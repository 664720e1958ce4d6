package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.run.RelaunchRefused;
import com.sitearis.maintenance.run.Run;
import com.sitearis.maintenance.run.RunLauncher;
import com.sitearis.maintenance.run.RunNotFound;
import com.sitearis.maintenance.run.RunRequests;
import com.sitearis.maintenance.run.Runs;
import com.sitearis.maintenance.schedule.Scheduling;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ConfigurableApplicationContext;

/** Runs because a person asked: a node carries them out when there is one, else this program does. */
final class JobOnDemand {

    private final Invocation invocation;
    private final MaintenancePlan plan;
    private final boolean detach;

    JobOnDemand(Invocation invocation, MaintenancePlan plan, boolean detach) {
        this.invocation = invocation;
        this.plan = plan;
        this.detach = detach;
    }

    /** @param parameters of every run, checked before */
    int run(JobSpec job, List<String> targets, Map<String, String> parameters) throws Exception {
        try (OwnDatabase own = OwnDatabase.visit(invocation)) {
            try (Scheduling scheduling = new Scheduling(own.dataSource(), invocation.clock())) {
                if (served(scheduling)) {
                    Map<String, Instant> slots = new LinkedHashMap<>();
                    targets.forEach(target -> slots.put(target, asked(own, scheduling, job, target, parameters)));
                    return follow(own, job, slots);
                }
            }
            return here(own, job, targets, parameters);
        }
    }

    /** With parameters the run is created here, and a node's sweep finds it: a trigger has no room for them. */
    private Instant asked(
            OwnDatabase own, Scheduling scheduling, JobSpec job, String target, Map<String, String> parameters) {
        return parameters.isEmpty()
                ? scheduling.askRun(job.name(), target, invocation.person())
                : RunRequests.on(own.dataSource(), () -> plan, invocation.clock())
                        .begin(job.name(), target, invocation.person(), null, new HashMap<>(parameters))
                        .slot();
    }

    int relaunch(long number) throws Exception {
        try (OwnDatabase own = OwnDatabase.visit(invocation)) {
            Run run = runs(own).find(number).orElseThrow(() -> new RunNotFound(number));
            try (Scheduling scheduling = new Scheduling(own.dataSource(), invocation.clock())) {
                if (served(scheduling)) {
                    return reopen(runs(own), run);
                }
            }
            return relaunchHere(own, number);
        }
    }

    private int reopen(Runs runs, Run run) {
        if (!runs.reopen(run, plan.job(run.job()).orElse(null), invocation.person())) {
            throw new RelaunchRefused(run);
        }
        if (detach) {
            return answer().asked(List.of(run));
        }
        Optional<Run> ended = new RunElsewhere(invocation).watch(() -> runs.show(run.id()));
        return answer().ended(ended.stream().toList());
    }

    private int relaunchHere(OwnDatabase own, long number) throws Exception {
        try (ConfigurableApplicationContext engine = engine(own)) {
            RunLauncher launcher = engine.getBean(RunLauncher.class);
            Runs runs = runs(own);
            return answer().ended(List.of(new RunHere(runs, invocation)
                    .watch(() -> launcher.relaunch(number, invocation.person()), () -> runs.find(number))));
        }
    }

    /** With --detach a node has to be there; without, this program can do it. */
    private boolean served(Scheduling scheduling) {
        boolean served = !scheduling.aliveNodes().isEmpty();
        if (detach && !served) {
            throw new NobodyServes();
        }
        return served;
    }

    private int follow(OwnDatabase own, JobSpec job, Map<String, Instant> slots) {
        if (detach) {
            return answer().asked(slots);
        }
        Runs runs = runs(own);
        List<Run> ended = new ArrayList<>();
        slots.forEach((target, slot) -> new RunElsewhere(invocation)
                .watch(() -> runs.find(job.name(), target, slot).flatMap(run -> runs.show(run.id())))
                .ifPresent(ended::add));
        return answer().ended(ended);
    }

    private int here(OwnDatabase own, JobSpec job, List<String> targets, Map<String, String> parameters)
            throws Exception {
        List<Run> ended = new ArrayList<>();
        try (ConfigurableApplicationContext engine = engine(own)) {
            RunLauncher launcher = engine.getBean(RunLauncher.class);
            Runs runs = runs(own);
            for (String target : targets) {
                Instant slot = freeSlot(runs, job, target);
                ended.add(new RunHere(runs, invocation)
                        .watch(
                                () -> launcher.launch(job.name(), target, slot, invocation.person(), parameters),
                                () -> runs.find(job.name(), target, slot)));
            }
        }
        return answer().ended(ended);
    }

    private Instant freeSlot(Runs runs, JobSpec job, String target) {
        Instant slot = invocation.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        while (runs.find(job.name(), target, slot).isPresent()) {
            slot = slot.plusSeconds(1);
        }
        return slot;
    }

    private ConfigurableApplicationContext engine(OwnDatabase own) {
        return new Engine(invocation, new PlanSource(invocation), own).start(plan, false);
    }

    private Runs runs(OwnDatabase own) {
        return new Runs(own.jdbc(), invocation.clock());
    }

    private RunAnswer answer() {
        return new RunAnswer(invocation, new Times(plan.zone()));
    }
}
