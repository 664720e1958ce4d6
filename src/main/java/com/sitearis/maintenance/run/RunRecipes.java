package com.sitearis.maintenance.run;

import com.sitearis.maintenance.plan.JobSpec;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.batch.core.job.Job;

/** The recipes of every kind of job. */
final class RunRecipes {

    private final Map<String, RunRecipe<?>> byKind;

    RunRecipes(List<RunRecipe<?>> recipes) {
        byKind = recipes.stream()
                .collect(Collectors.toMap(recipe -> recipe.kind().name(), Function.identity()));
    }

    /** A fresh Batch job for one attempt. */
    Job build(Run run, MaintenancePlan plan, JobSpec spec, JobSteps steps) {
        RunRecipe<?> recipe = byKind.get(spec.kind().name());
        if (recipe == null) {
            throw new IllegalStateException(
                    "no recipe for the kind " + spec.kind().name());
        }
        return build(recipe, run, plan, spec, steps);
    }

    private static <S> Job build(RunRecipe<S> recipe, Run run, MaintenancePlan plan, JobSpec spec, JobSteps steps) {
        S settings = spec.settings(recipe.kind());
        return recipe.build(
                new Assignment<>(run.id(), plan, spec, settings, run.target(), run.slot(), run.parameters()), steps);
    }
}
