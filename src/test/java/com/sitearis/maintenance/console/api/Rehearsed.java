package com.sitearis.maintenance.console.api;

import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.JobSpec.Retry;
import com.sitearis.maintenance.plan.Parameter;
import com.sitearis.maintenance.plan.Schedule;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.JobSteps;
import com.sitearis.maintenance.run.RunRecipe;
import com.sitearis.maintenance.run.StepScope;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.Job;

/** A kind of job that counts how often each of its two steps was executed, and fails or lasts as a test wants. */
final class Rehearsed implements RunRecipe<Rehearsed.Settings> {

    private static final Logger log = LoggerFactory.getLogger(Rehearsed.class);

    static final JobKind<Settings> KIND = new JobKind<>() {
        @Override
        public String name() {
            return "rehearsed";
        }

        @Override
        public Class<Settings> settings() {
            return Settings.class;
        }

        @Override
        public List<String> targets(Settings settings) {
            return List.of("shop");
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    Parameter.month("month", "the month to rehearse"),
                    Parameter.flag("fatal", "what cannot be undone").confirmedElsewhere());
        }
    };

    record Settings(String word) {}

    private final Map<String, AtomicInteger> executed = new ConcurrentHashMap<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final Set<String> lasting = ConcurrentHashMap.newKeySet();

    static JobSpec job(String name, String word, String... targets) {
        return job(name, word, List.of(), targets.length == 0 ? List.of("shop") : List.of(targets));
    }

    /** One that carries out rows of the written plan. */
    static JobSpec job(String name, String word, List<Integer> rows, List<String> targets) {
        return new JobSpec(
                name,
                Path.of(name + ".yaml"),
                KIND,
                "a test",
                rows,
                new Schedule.OnDemand(),
                targets,
                null,
                Retry.NONE,
                List.of(),
                new Settings(word));
    }

    void fails(String job, boolean fails) {
        set(failing, job, fails);
    }

    void lasts(String job, boolean lasts) {
        set(lasting, job, lasts);
    }

    int executed(String job, String step) {
        return executed.computeIfAbsent(job + "/" + step, key -> new AtomicInteger())
                .get();
    }

    private static void set(Set<String> jobs, String job, boolean is) {
        if (is) {
            jobs.add(job);
        } else {
            jobs.remove(job);
        }
    }

    @Override
    public JobKind<Settings> kind() {
        return KIND;
    }

    @Override
    public Job build(Assignment<Settings> assignment, JobSteps steps) {
        String job = assignment.job().name();
        return steps.job()
                .start(steps.step("first", scope -> count(job, "first")))
                .next(steps.step("second", scope -> second(job, scope)))
                .build();
    }

    private void second(String job, StepScope scope) {
        count(job, "second");
        log.warn("the second step of {} begins", job);
        while (lasting.contains(job)) {
            scope.checkStop();
            LockSupport.parkNanos(20_000_000);
        }
        if (failing.contains(job)) {
            throw new IllegalStateException("the rehearsal failed as it should");
        }
    }

    private void count(String job, String step) {
        executed.computeIfAbsent(job + "/" + step, key -> new AtomicInteger()).incrementAndGet();
    }
}
