package com.sitearis.maintenance.plan;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file of {@code jobs/}: its name is the job's name.
 *
 * @param file where it was read from
 * @param kind what it does
 * @param purpose one line for people
 * @param rows the rows of the written plan that it carries out, such as 16
 * @param targets what each run works on; one scheduled job for each
 * @param finishWithin a run over this is told; null for no limit
 * @param tellOnFailure names of contacts
 * @param settings an instance of {@code kind.settings()}
 */
public record JobSpec(
        String name,
        Path file,
        JobKind<?> kind,
        String purpose,
        List<Integer> rows,
        Schedule schedule,
        List<String> targets,
        @Nullable Duration finishWithin,
        Retry retry,
        List<String> tellOnFailure,
        Object settings) {

    /**
     * How often a failed run is tried again, and after which wait.
     *
     * @param times further attempts after the first, 0 to 10
     */
    public record Retry(int times, Duration waitBefore) {
        public static final Retry NONE = new Retry(0, Duration.ZERO);
    }

    /** What people may say of one run of it. */
    public List<Parameter> parameters() {
        return kind.parameters();
    }

    /** Whether no run makes sense of which nothing is said. */
    public boolean asks() {
        return parameters().stream().anyMatch(Parameter::required);
    }

    /** The settings as the kind's own record. */
    public <S> S settings(JobKind<S> as) {
        return as.settings().cast(settings);
    }
}
