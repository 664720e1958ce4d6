package com.sitearis.maintenance.run;

import com.sitearis.maintenance.plan.JobKind;
import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.JobSpec.Retry;
import com.sitearis.maintenance.plan.Schedule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;

/** A kind of job whose steps a test writes down. */
final class Rehearsal implements RunRecipe<Rehearsal.Script> {

    static final JobKind<Script> KIND = new JobKind<>() {
        @Override
        public String name() {
            return "rehearsal";
        }

        @Override
        public Class<Script> settings() {
            return Script.class;
        }

        @Override
        public List<String> targets(Script settings) {
            return List.of("unused");
        }
    };

    /** The steps by name, in order. */
    record Script(Map<String, JobSteps.Work> steps) {

        static Script of(String name, JobSteps.Work work) {
            return new Script(Map.of()).then(name, work);
        }

        Script then(String name, JobSteps.Work work) {
            Map<String, JobSteps.Work> all = new LinkedHashMap<>(steps);
            all.put(name, work);
            return new Script(all);
        }
    }

    static JobSpec job(String name, String target, Script script, Retry retry, @Nullable Duration finishWithin) {
        return new JobSpec(
                name,
                Path.of(name + ".yaml"),
                KIND,
                "a test",
                List.of(),
                new Schedule.OnDemand(),
                List.of(target),
                finishWithin,
                retry,
                List.of(),
                script);
    }

    @Override
    public JobKind<Script> kind() {
        return KIND;
    }

    @Override
    public Job build(Assignment<Script> assignment, JobSteps steps) {
        SimpleJobBuilder job = null;
        for (var step : assignment.settings().steps().entrySet()) {
            var batchStep = steps.step(step.getKey(), step.getValue());
            job = job == null ? steps.job().start(batchStep) : job.next(batchStep);
        }
        return java.util.Objects.requireNonNull(job).build();
    }
}
