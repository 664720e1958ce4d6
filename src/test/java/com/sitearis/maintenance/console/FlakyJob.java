package com.sitearis.maintenance.console;

import com.sitearis.maintenance.failure.Failure;
import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.JobSpec.Retry;
import com.sitearis.maintenance.plan.Schedule;
import com.sitearis.maintenance.run.Assignment;
import com.sitearis.maintenance.run.JobSteps;
import com.sitearis.maintenance.run.RunRecipe;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.batch.core.job.Job;

/** A kind of job of two steps, the second of which fails as long as a test wants it to. */
final class FlakyJob implements RunRecipe<FlakyJob.Nothing> {

    static final String NAME = "nightly-copy";
    static final AtomicBoolean broken = new AtomicBoolean(true);
    static final AtomicInteger executions = new AtomicInteger();

    /** No settings. */
    record Nothing() {}

    /** With a message that a page must not take for HTML. */
    static final class CopyFailed extends Failure {
        CopyFailed() {
            super(
                    "the copy <b>failed</b>: no room on the disk",
                    "make room, and launch the run again",
                    "no-room",
                    null);
        }

        @Override
        public boolean transientCause() {
            return false;
        }
    }

    static final JobKind<Nothing> KIND = new JobKind<>() {
        @Override
        public String name() {
            return "flaky";
        }

        @Override
        public Class<Nothing> settings() {
            return Nothing.class;
        }

        @Override
        public List<String> targets(Nothing settings) {
            return List.of("shop");
        }
    };

    static JobSpec job() {
        return new JobSpec(
                NAME,
                Path.of(NAME + ".yaml"),
                KIND,
                "A copy that fails",
                List.of(),
                new Schedule.OnDemand(),
                List.of("shop"),
                null,
                new Retry(0, Duration.ofMinutes(1)),
                List.of(),
                new Nothing());
    }

    @Override
    public JobKind<Nothing> kind() {
        return KIND;
    }

    @Override
    public Job build(Assignment<Nothing> assignment, JobSteps steps) {
        return steps.job()
                .start(steps.step("look", scope -> scope.note("looked at 3 tables")))
                .next(steps.step("copy", scope -> {
                    executions.incrementAndGet();
                    if (broken.get()) {
                        throw new CopyFailed();
                    }
                    // Long enough for a person to see it run.
                    for (int done = 1; done <= 3; done++) {
                        scope.progress(done * 1_000_000L, 3_000_000);
                        Thread.sleep(700);
                    }
                }))
                .build();
    }
}
