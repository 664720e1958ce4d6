package com.sitearis.maintenance.run;

import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Brings runs to their end: finds the run, takes its fence, and leaves the rest to the {@link Worker}. */
final class Launcher implements RunLauncher {

    private static final Logger log = LoggerFactory.getLogger(Launcher.class);

    private final Supplier<MaintenancePlan> plan;
    private final Runs runs;
    private final Fences fences;
    private final RunningHere running;
    private final Worker worker;
    private final Clock clock;
    private final Set<String> toldUnknown = ConcurrentHashMap.newKeySet();

    Launcher(
            Supplier<MaintenancePlan> plan, Runs runs, Fences fences, RunningHere running, Worker worker, Clock clock) {
        this.plan = plan;
        this.runs = runs;
        this.fences = fences;
        this.running = running;
        this.worker = worker;
        this.clock = clock;
    }

    @Override
    public Outcome launch(
            String job, String target, Instant slot, @Nullable String askedBy, Map<String, String> parameters) {
        if (runs.find(job, target, slot).filter(run -> run.state().ended()).isPresent()) {
            return Outcome.ENDED;
        }
        MaintenancePlan current = plan.get();
        Optional<JobSpec> spec = spec(current, job, target);
        if (spec.isEmpty()) {
            return unknown(job, target);
        }
        if (askedBy == null) {
            // Before the fence: what the schedule fired is remembered, whatever becomes of this program. A person, in
            // contrast, who is told BUSY must not be surprised by a run later.
            runs.findOrCreate(spec.get(), target, slot, null);
        }
        return fenced(
                job,
                target,
                fence -> goOn(runs.findOrCreate(spec.get(), target, slot, askedBy, parameters), current, fence));
    }

    @Override
    public Outcome resume(long runId) {
        Run seen = get(runId);
        if (seen.state().ended()) {
            return Outcome.ENDED;
        }
        MaintenancePlan current = plan.get();
        if (spec(current, seen.job(), seen.target()).isEmpty()) {
            // A run that nobody can carry out any more can still be stopped.
            return seen.stop() == null
                    ? unknown(seen.job(), seen.target())
                    : fenced(seen.job(), seen.target(), fence -> worker.stop(get(runId)));
        }
        return fenced(seen.job(), seen.target(), fence -> goOn(get(runId), current, fence));
    }

    @Override
    public Outcome relaunch(long runId, String askedBy) {
        Run seen = get(runId);
        MaintenancePlan current = plan.get();
        Optional<JobSpec> spec = spec(current, seen.job(), seen.target());
        if (seen.state() == RunState.SUCCEEDED) {
            throw new RelaunchRefused(seen);
        }
        if (spec.isEmpty()) {
            return unknown(seen.job(), seen.target());
        }
        return fenced(seen.job(), seen.target(), fence -> {
            runs.reopen(seen, spec.get(), askedBy);
            return goOn(get(runId), current, fence);
        });
    }

    private Outcome goOn(Run run, MaintenancePlan current, Fence fence) {
        if (run.state().ended()) {
            return Outcome.ENDED;
        }
        if (run.waitsBeyond(clock.instant())) {
            return Outcome.WAITING;
        }
        return worker.work(run, current, spec(current, run.job(), run.target()).orElseThrow(), fence);
    }

    /** What is done while nobody else, in whatever program, works on this job's target. */
    private interface Fenced {
        Outcome with(Fence fence);
    }

    private Outcome fenced(String job, String target, Fenced work) {
        if (running.closing()) {
            return Outcome.BUSY;
        }
        Outcome outcome;
        try (Fence fence = fences.tryHold(job, target).orElse(null)) {
            if (fence == null) {
                return Outcome.BUSY;
            }
            outcome = work.with(fence);
        }
        callWhoeverWaits(job, target);
        return outcome;
    }

    /** What found the fence taken need not wait for the sweep. */
    private void callWhoeverWaits(String job, String target) {
        try {
            runs.callWaiting(job, target);
        } catch (DataAccessException e) {
            log.warn("whatever waits for {} on {} is found by the sweep: {}", job, target, e.getMessage());
        }
    }

    private Run get(long runId) {
        return runs.find(runId).orElseThrow(() -> new RunNotFound(runId));
    }

    private static Optional<JobSpec> spec(MaintenancePlan plan, String job, String target) {
        return plan.job(job).filter(spec -> spec.targets().contains(target));
    }

    /** Told once: the sweep comes by every few seconds, and another node may know the job. */
    private Outcome unknown(String job, String target) {
        if (toldUnknown.add(job + " " + target)) {
            log.error(
                    "this node's plan has no job {} on {} HINT: bring the job file back, or stop its waiting run with"
                            + " `maintenance job stop RUN`; all nodes need the same plan (runbook: run-job-unknown)",
                    job,
                    target);
        }
        return Outcome.UNKNOWN;
    }
}
